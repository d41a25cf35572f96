//! Printing: results to standard output, talk to standard error.
#![expect(clippy::print_stderr, reason = "this module is the door to the terminal")]

use std::io::{IsTerminal, Write};

use super::End;
use super::arguments::{Common, Format};
use crate::diag::{Report, render};

/// Prints a result.
pub(super) fn result(text: &str) {
    // A reader that closed the pipe, as `head` does, has seen enough.
    let _ = writeln!(std::io::stdout(), "{}", text.trim_end());
}

/// Says something to the person at the terminal.
pub(super) fn say(text: &str) {
    eprintln!("{text}");
}

/// Says what keeps the command from being carried out.
pub(super) fn fail(text: &str, end: End) -> End {
    eprintln!("error: {text}");
    end
}

/// Prints the diagnostics in the form that was asked for, and tells how the run ended.
pub(super) fn report(report: &Report, common: &Common) -> End {
    let Format(format) = common.format;
    let text = if format.name == "human"
        && std::io::stdout().is_terminal()
        && std::env::var_os("NO_COLOR").is_none()
    {
        render::styled(report)
    } else {
        (format.render)(report)
    };
    if !text.is_empty() {
        result(&text);
    }
    let summary = report.summary();
    if summary.errors > 0 || (common.deny.is_some() && summary.warnings > 0) {
        End::Faults
    } else {
        End::Well
    }
}
