//! What a file of a site is, by its name.

use std::path::Path;

/// The file that makes a folder a site.
pub(super) const CONFIG: &str = "vazba.toml";

/// A name that can't break the line it is shown in.
pub(super) fn shown(name: &str) -> String {
    name.replace(char::is_control, "\u{FFFD}")
}

/// Hidden files and folders of `static/` that web servers and hosting services read.
const SERVED_HIDDEN: [&str; 3] = [".htaccess", ".nojekyll", ".well-known"];

/// Whether a file is not content: hidden, a backup, or an editor's lock file. `depth` counts from the folder `top`.
pub(super) fn is_passed_over(path: &Path, depth: usize, top: &str) -> bool {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    let is_hidden =
        name.starts_with('.') && !(top == "static" && depth == 1 && SERVED_HIDDEN.contains(&name.as_ref()));
    let is_open_copy = name.starts_with("~$") || (name.starts_with('#') && name.ends_with('#'));
    depth > 0 && (is_hidden || is_open_copy || name.ends_with('~') || ends_in(&name, &["swp"]))
}

/// Whether a file is the configuration or a translation of it.
pub(super) fn is_config(name: &str) -> bool {
    let language = name.strip_prefix("vazba.").and_then(|rest| rest.strip_suffix(".toml"));
    name == CONFIG || language.is_some_and(|code| !code.is_empty())
}

/// Whether a file is read. A table in a record's own folder is an attachment, so it is only copied; a Markdown
/// file there is read all the same, so that it is found to be no record, and so are GeoJSON, to be drawn, and SVG, which
/// could hold scripts.
pub(super) fn is_text(top: &str, name: &str) -> bool {
    let is_attached = top == "content" && lies_in_a_record(name);
    let endings: &[&str] = match top {
        "content" if is_attached => &["md", "geojson", "svg"],
        "content" => &["md", "toml", "csv", "geojson"],
        "themes" => &["html", "xml", "atom", "txt", "md", "toml", "css", "js", "json", "svg"],
        "static" => &["svg"],
        _ => &[],
    };
    ends_in(name, endings)
}

/// Whether a text was written to be read, so that it may have been pasted from anywhere.
pub(super) fn is_written(name: &str) -> bool {
    let is_content = name.starts_with("content/") || !name.contains('/');
    is_content && ends_in(name, &["md", "toml", "csv"])
}

/// Whether a file of `content/` is GeoJSON that lies in a record's own folder.
pub(super) fn is_attached_boundary(name: &str) -> bool {
    name.starts_with("content/") && lies_in_a_record(name) && ends_in(name, &["geojson"])
}

fn lies_in_a_record(name: &str) -> bool {
    name.split('/').count() > 3
}

fn ends_in(name: &str, endings: &[&str]) -> bool {
    let ending = Path::new(name).extension().unwrap_or_default();
    endings.iter().any(|known| ending.eq_ignore_ascii_case(known))
}
