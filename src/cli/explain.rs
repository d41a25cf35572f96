//! `vazba explain`.

use super::{End, show};
use crate::diag::manual;
use crate::site;
use crate::spelling::nearest;

/// Prints the manual entry of a code, or the list of all codes.
pub(super) fn explain(code: Option<&str>) -> End {
    let codes = site::codes();
    let Some(name) = code else {
        let width = codes.iter().map(|code| code.name.len()).max().unwrap_or_default();
        let lines: Vec<String> =
            codes.iter().map(|code| format!("{:width$}  {}", code.name, code.summary())).collect();
        return show::result(&lines.join("\n"));
    };
    if let Some(entry) = manual::explain(&codes, name) {
        return show::result(&entry);
    }
    let near = nearest(name, codes.iter().map(|code| code.name));
    let near = near.map(|near| format!("; did you mean `{near}`?")).unwrap_or_default();
    show::fail(&format!("there is no code `{name}`{near}"), End::Usage)
}
