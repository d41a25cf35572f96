//! How far a long run is: a line on the terminal that is gone when the run ends.

use std::io::{self, IsTerminal as _};
use std::thread;
use std::time::Duration;

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

use crate::output::Output;

/// How long a run must last for anything to be shown.
const PATIENCE: Duration = Duration::from_millis(500);
/// How often it moves where nothing is counted.
const BEAT: Duration = Duration::from_millis(100);

/// Shows how far a run is, if it lasts long and stderr is a terminal.
pub(super) struct Progress(ProgressBar);

impl Progress {
    /// Begins a run with something of which it is not known how long it will take.
    pub(super) fn begin(what: &'static str) -> Self {
        let bar = ProgressBar::with_draw_target(None, ProgressDrawTarget::hidden());
        bar.set_style(style("{spinner} {msg}"));
        bar.set_message(what);
        if io::stderr().is_terminal() {
            let bar = bar.clone();
            // Without a thread there is no line, and the run goes on.
            let _ = thread::Builder::new().spawn(move || show(&bar));
        }
        Self(bar)
    }

    /// An output that shows how many pages have been made while it passes all files on.
    pub(super) fn of<'a>(&'a self, output: &'a dyn Output) -> impl Output + 'a {
        Shown { bar: &self.0, output }
    }

    /// Removes the line, so that something else can be printed.
    pub(super) fn end(&self) {
        self.0.finish_and_clear();
    }
}

impl Drop for Progress {
    fn drop(&mut self) {
        self.end();
    }
}

/// Draws the line from now on, once the run has lasted long enough.
fn show(bar: &ProgressBar) {
    thread::sleep(PATIENCE);
    if !bar.is_finished() {
        bar.set_draw_target(ProgressDrawTarget::stderr());
        bar.enable_steady_tick(BEAT);
    }
}

/// The pattern is one of ours, so it is sound.
fn style(pattern: &str) -> ProgressStyle {
    ProgressStyle::with_template(pattern).unwrap_or_else(|_| ProgressStyle::default_bar())
}

struct Shown<'a> {
    bar: &'a ProgressBar,
    output: &'a dyn Output,
}

impl Output for Shown<'_> {
    fn write(&self, path: &str, bytes: &[u8]) -> io::Result<()> {
        self.output.write(path, bytes)
    }

    fn copy(&self, asset: &str, path: &str) -> io::Result<()> {
        self.output.copy(asset, path)
    }

    fn expect(&self, pages: usize) {
        self.bar.set_length(pages as u64);
        self.bar.set_style(style("making pages {bar:24} {human_pos} of {human_len}"));
        self.output.expect(pages);
    }

    fn made(&self) {
        self.bar.inc(1);
        self.output.made();
    }
}
