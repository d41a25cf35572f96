//! Words that stand in the sample site and must not be found elsewhere: they sing where something leaks.

use vazba::source::Sources;

/// Stands in every text of a draft, in its id and in the names of its files.
pub(crate) const CONCEPT: &str = "kanarek-koncept";
/// Stands in the addresses of contacts that are not public.
const EMAIL: &str = "kanarek-soukromy";
/// The digits of their phones.
const PHONE: &str = "601000001";
/// Stands in free fields, which are for a site's own templates only.
const EXTRA: &str = "kanarek-extra";

/// The canaries that sing in these bytes.
pub(crate) fn in_bytes(bytes: &[u8]) -> Vec<&'static str> {
    let text = String::from_utf8_lossy(bytes).to_ascii_lowercase();
    let digits: String =
        text.chars().filter(|letter| !matches!(letter, ' ' | '\u{a0}' | '-' | '.')).collect();
    let mut found: Vec<_> = [CONCEPT, EMAIL, EXTRA].into_iter().filter(|word| text.contains(word)).collect();
    found.extend(Some(PHONE).filter(|phone| digits.contains(phone)));
    found
}

/// The canaries that sing in diagnostics. A fault names its file, whatever that is called.
pub(crate) fn in_diagnostics(text: &str, sources: &Sources) -> Vec<&'static str> {
    let mut paths: Vec<&str> = sources.below("").map(|(_, file)| file.path()).collect();
    paths.extend(sources.assets_below(""));
    paths.retain(|path| path.to_ascii_lowercase().contains(CONCEPT));
    paths.sort_by_key(|path| std::cmp::Reverse(path.len()));
    let rest = paths.iter().fold(text.to_owned(), |text, path| text.replace(path, "…"));
    in_bytes(rest.as_bytes())
}

/// Paths of the texts of a site in which a canary stands that no diagnostic may show.
pub(crate) fn nests(sources: &Sources) -> Vec<String> {
    let is_nest = |bytes: &[u8]| in_bytes(bytes).iter().any(|canary| *canary != EXTRA);
    let files = sources.below("content/").filter(|(_, file)| is_nest(file.bytes()));
    files.map(|(_, file)| file.path().to_owned()).collect()
}
