//! The files of the built-in theme, which the program carries with it.

/// Path in the theme and bytes of each file.
pub static FILES: &[(&str, &[u8])] = include!(concat!(env!("OUT_DIR"), "/builtin_theme.rs"));

/// The built-in language files: code of the language, and text.
pub fn languages() -> impl Iterator<Item = (&'static str, &'static str)> {
    FILES.iter().filter_map(|(path, bytes)| {
        let code = path.strip_prefix("lang/")?.strip_suffix(".toml")?;
        Some((code, std::str::from_utf8(bytes).ok()?))
    })
}
