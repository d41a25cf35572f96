//! Printing: results to stdout, status messages to stderr.

use std::io::{self, IsTerminal, Write};

use super::End;
use super::arguments::{Common, Format};
use crate::diag::{Report, render};

/// Prints a result; returns how the run ends, which is not well if the result could not be written.
pub(super) fn result(text: &str) -> End {
    written(writeln!(io::stdout(), "{}", text.trim_end()).and_then(|()| io::stdout().flush()))
}

/// How a run ends, by the outcome of writing its result.
pub(super) fn written(done: io::Result<()>) -> End {
    match done {
        // A reader that closed the pipe, as `head` does, has seen enough.
        Err(error) if error.kind() != io::ErrorKind::BrokenPipe => {
            fail(&format!("can't write the result: {error}"), End::Disk)
        }
        _ => End::Well,
    }
}

/// Says something to the person at the terminal. If that fails, the exit code must be enough.
pub(super) fn say(text: &str) {
    let _ = writeln!(io::stderr(), "{text}");
}

/// So many things, by their name in the singular.
pub(super) fn count(number: usize, thing: &str) -> String {
    if number == 1 { format!("1 {thing}") } else { format!("{number} {thing}s") }
}

/// Says what keeps the command from being carried out.
pub(super) fn fail(text: &str, end: End) -> End {
    say(&format!("error: {text}"));
    end
}

/// Says which diagnostics have come since an earlier report, and which are gone.
pub(super) fn news(report: &Report, before: &Report) {
    let (new, gone) = report.since(before);
    let is_styled = is_styled(&io::stderr());
    for item in new {
        say(&format!("\n{}", render::item(item, is_styled)));
    }
    for item in &gone {
        let line = item.start.map_or(String::new(), |start| format!(":{}", start.line));
        say(&format!("gone: {}{line}: {}", item.file, item.message));
    }
}

/// Whether texts for people may have colours there.
fn is_styled(stream: &impl IsTerminal) -> bool {
    stream.is_terminal() && std::env::var_os("NO_COLOR").is_none()
}

/// Prints the diagnostics in the form that was asked for, and tells how the run ended.
pub(super) fn report(report: &Report, common: &Common) -> End {
    let end = items(report, common.format);
    if end == End::Well && common.deny.is_some() && report.summary().warnings > 0 { End::Faults } else { end }
}

/// Prints the diagnostics in a form, and tells how a run ended that takes warnings.
pub(super) fn items(report: &Report, Format(format): Format) -> End {
    let text = if format.name == "human" && is_styled(&io::stdout()) {
        render::styled(report)
    } else {
        (format.render)(report)
    };
    if !text.is_empty() && result(&text) != End::Well {
        return End::Disk;
    }
    if report.summary().errors > 0 { End::Faults } else { End::Well }
}
