//! One line per fault, for editors and `grep`: `file:line:column: error[code]: message`.

use std::fmt::Write;

use crate::diag::Report;

/// The report, one line for each of its items, and for counts of those not shown.
pub(super) fn render(report: &Report) -> String {
    let mut out = String::new();
    for item in &report.items {
        out.push_str(&item.file);
        // Writing to a string can't fail.
        if let Some(start) = item.start {
            let _ = write!(out, ":{}:{}", start.line, start.column);
        }
        let _ = writeln!(out, ": {}[{}]: {}", item.severity.name(), item.code, item.message);
    }
    for more in &report.more {
        let file = more.file.as_ref().map_or(String::new(), |file| format!("{file}: "));
        let _ = writeln!(out, "{file}{}[{}]: {}", more.severity.name(), more.code, more.message());
    }
    out
}
