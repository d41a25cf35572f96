//! A reader of HTML that forgives nothing.

/// The ids of well-formed HTML: those of headings, and all.
#[derive(Default)]
pub(crate) struct Written {
    pub(crate) headings: Vec<String>,
    pub(crate) all: Vec<String>,
}

/// Reads HTML as strictly as XML, void elements aside; says what is wrong.
pub(crate) fn read(html: &str) -> Result<Written, String> {
    let mut ids = Written::default();
    let mut open: Vec<&str> = Vec::new();
    let mut rest = html;
    while let Some(at) = rest.find('<') {
        check_text(&rest[..at])?;
        let close = rest[at..].find('>').ok_or("a tag is not closed")? + at;
        let tag = &rest[at + 1..close];
        rest = &rest[close + 1..];
        if let Some(name) = tag.strip_prefix('/') {
            if open.pop() != Some(name) {
                return Err(format!("`</{name}>` closes nothing"));
            }
            continue;
        }
        let (name, attributes) = tag.split_once(' ').unwrap_or((tag, ""));
        if !name.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit()) || name == "script" {
            return Err(format!("element `{name}`"));
        }
        if ["a", "p"].contains(&name) && open.contains(&name) {
            return Err(format!("`{name}` in `{name}`"));
        }
        for (key, value) in read_attributes(attributes)? {
            match key {
                "id" if name.starts_with('h') => ids.headings.push(value.to_owned()),
                "href" if !(value.starts_with(['/', '#']) || is_foreign(value)) => {
                    return Err(format!("link to `{value}`"));
                }
                "style" | "onclick" => return Err(format!("attribute `{key}`")),
                _ => {}
            }
            if key == "id" {
                ids.all.push(value.to_owned());
            }
        }
        if !["br", "hr", "img"].contains(&name) {
            open.push(name);
        }
    }
    check_text(rest)?;
    if open.is_empty() { Ok(ids) } else { Err(format!("left open: {open:?}")) }
}

fn is_foreign(url: &str) -> bool {
    let lower = url.to_ascii_lowercase();
    url.is_ascii() && ["https://", "http://", "mailto:"].iter().any(|scheme| lower.starts_with(scheme))
}

fn read_attributes(mut rest: &str) -> Result<Vec<(&str, &str)>, String> {
    let mut out = Vec::new();
    while !rest.is_empty() {
        let (name, after) = rest.split_once("=\"").ok_or(format!("attributes `{rest}`"))?;
        let (value, after) = after.split_once('"').ok_or(format!("attributes `{rest}`"))?;
        check_text(value)?;
        out.push((name, value));
        rest = match after {
            "" => after,
            _ => after.strip_prefix(' ').ok_or(format!("attributes `{rest}`"))?,
        };
    }
    Ok(out)
}

fn check_text(text: &str) -> Result<(), String> {
    let is_forbidden = |letter: char| letter.is_control() && !matches!(letter, '\n' | '\t');
    let sound = |after: &str| ["amp;", "lt;", "gt;", "quot;"].iter().any(|name| after.starts_with(name));
    if text.contains(['>', '\u{fffe}'])
        || text.chars().any(is_forbidden)
        || !text.split('&').skip(1).all(sound)
    {
        return Err(format!("text `{text:?}`"));
    }
    Ok(())
}
