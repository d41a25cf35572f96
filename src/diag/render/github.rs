//! Workflow commands of GitHub Actions, which shows them beside the changed lines.

use std::fmt::Write;

use super::message_with_help;
use crate::diag::{Item, Report};

/// The report, one command for each of its items, and for counts of those not shown.
pub(super) fn render(report: &Report) -> String {
    let mut out = String::new();
    for item in &report.items {
        // Writing to a string can't fail.
        let _ = writeln!(
            out,
            "::{} file={}{},title={}::{}",
            item.severity.name(),
            property(&item.file),
            region(item),
            property(item.code),
            data(&message_with_help(item)),
        );
    }
    for more in &report.more {
        let file = more.file.as_ref().map_or(String::new(), |file| format!("file={},", property(file)));
        let (severity, title) = (more.severity.name(), property(more.code));
        let _ = writeln!(out, "::{severity} {file}title={title}::{}", data(&more.message()));
    }
    out
}

/// Lines and columns. Columns are refused when the lines differ, so then there are none.
fn region(item: &Item) -> String {
    match (item.start, item.end) {
        (Some(start), Some(end)) if start.line == end.line => {
            format!(",line={},col={},endLine={},endColumn={}", start.line, start.column, end.line, end.column)
        }
        (Some(start), Some(end)) => format!(",line={},endLine={}", start.line, end.line),
        _ => String::new(),
    }
}

fn data(text: &str) -> String {
    text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}

fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}

#[cfg(test)]
mod tests {
    use super::{data, property};

    #[test]
    fn escapes_are_those_of_the_documentation() {
        assert_eq!(data("100 %: a,b\r\n::c"), "100 %25: a,b%0D%0A::c");
        assert_eq!(property("100 %: a,b\r\n"), "100 %25%3A a%2Cb%0D%0A");
    }
}
