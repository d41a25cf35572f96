//! Media types of files, by the endings of their names.

/// Endings with their types, as IANA registers them (<https://www.iana.org/assignments/media-types>): of what Vazba makes, of
/// what themes bring, and of what is published beside records.
const TYPES: &[(&str, &str)] = &[
    ("atom", "application/atom+xml"),
    ("avif", "image/avif"),
    ("css", "text/css"),
    ("csv", "text/csv"),
    ("doc", "application/msword"),
    ("docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
    ("geojson", "application/geo+json"),
    ("gif", "image/gif"),
    ("gpkg", "application/geopackage+sqlite3"),
    ("html", "text/html"),
    ("ico", "image/vnd.microsoft.icon"),
    ("ics", "text/calendar"),
    ("jpeg", "image/jpeg"),
    ("jpg", "image/jpeg"),
    ("js", "text/javascript"),
    ("json", "application/json"),
    ("mjs", "text/javascript"),
    ("mp3", "audio/mpeg"),
    ("mp4", "video/mp4"),
    ("odp", "application/vnd.oasis.opendocument.presentation"),
    ("ods", "application/vnd.oasis.opendocument.spreadsheet"),
    ("odt", "application/vnd.oasis.opendocument.text"),
    ("pdf", "application/pdf"),
    ("png", "image/png"),
    ("ppt", "application/vnd.ms-powerpoint"),
    ("pptx", "application/vnd.openxmlformats-officedocument.presentationml.presentation"),
    ("rtf", "application/rtf"),
    ("svg", "image/svg+xml"),
    ("tsv", "text/tab-separated-values"),
    ("txt", "text/plain"),
    ("vtt", "text/vtt"),
    ("webm", "video/webm"),
    ("webmanifest", "application/manifest+json"),
    ("webp", "image/webp"),
    ("woff2", "font/woff2"),
    ("xls", "application/vnd.ms-excel"),
    ("xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
    ("xml", "application/xml"),
    ("zip", "application/zip"),
];

/// The type of a file whose ending is not listed: RFC 2046, section 4.5.1.
const UNKNOWN: &str = "application/octet-stream";

/// The media type of the file at this path, without parameters; `application/octet-stream` where its ending is none that
/// sites have.
pub(crate) fn media_type(path: &str) -> &'static str {
    let name = path.rsplit('/').next().unwrap_or(path);
    let ending = name.rsplit_once('.').map(|(_, ending)| ending.to_ascii_lowercase());
    let known = ending.and_then(|ending| TYPES.binary_search_by(|(known, _)| (*known).cmp(&ending)).ok());
    known.map_or(UNKNOWN, |at| TYPES[at].1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn types_are_sorted_and_found_by_their_endings() {
        assert!(TYPES.is_sorted());
        for (path, expected) in [
            ("index.html", "text/html"),
            ("a/Zápis.PDF", "application/pdf"),
            ("zmeny.atom", "application/atom+xml"),
            ("a.b/LICENSE", UNKNOWN),
            (".well-known/x", UNKNOWN),
            ("konec.", UNKNOWN),
        ] {
            assert_eq!(media_type(path), expected, "{path}");
        }
    }
}
