//! For people: each fault with its source lines, as compilers show them.

use annotate_snippets::{AnnotationKind, Group, Level, Origin, Renderer, Snippet};

use crate::diag::{Excerpt, Item, Report, Severity};
use crate::source::Position;

/// Without colours, for files and pipes.
pub(super) fn plain(report: &Report) -> String {
    render(report, &Renderer::plain())
}

/// With the colours of a terminal.
pub fn styled(report: &Report) -> String {
    render(report, &Renderer::styled())
}

/// One diagnostic, without a line end.
pub fn item(item: &Item, is_styled: bool) -> String {
    let renderer = if is_styled { Renderer::styled() } else { Renderer::plain() };
    renderer.render(&groups(item))
}

fn render(report: &Report, renderer: &Renderer) -> String {
    let mut out = String::new();
    for item in &report.items {
        out.push_str(&renderer.render(&groups(item)));
        out.push_str("\n\n");
    }
    for more in &report.more {
        let title = more.with_file();
        let title = level(more.severity).primary_title(&title).id(more.code);
        out.push_str(&renderer.render(&[Group::with_title(title)]));
        out.push_str("\n\n");
    }
    out.push_str(&report.summary().to_string());
    out.push('\n');
    out
}

fn level(severity: Severity) -> Level<'static> {
    match severity {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
    }
}

fn groups(item: &Item) -> Vec<Group<'_>> {
    let title = level(item.severity).primary_title(&item.message).id(item.code);
    let main = place(Group::with_title(title), &item.file, item.start, item.excerpt.as_ref());
    let main = match &item.help {
        Some(help) => main.element(Level::HELP.message(help)),
        None => main,
    };
    let notes = item.related.iter().map(|note| {
        let title = Group::with_title(Level::NOTE.secondary_title(&note.message));
        place(title, &note.file, note.start, note.excerpt.as_ref())
    });
    std::iter::once(main).chain(notes).collect()
}

/// Adds the source lines, or only the place where there are none to show.
fn place<'a>(
    group: Group<'a>,
    file: &'a str,
    start: Option<Position>,
    excerpt: Option<&'a Excerpt>,
) -> Group<'a> {
    if let Some(excerpt) = excerpt {
        let mark = AnnotationKind::Primary.span(excerpt.start..excerpt.end);
        let lines =
            Snippet::source(&excerpt.text).line_start(excerpt.first_line).fold(false).annotation(mark);
        // Otherwise the column is told from the lines.
        return if excerpt.starts_late {
            group.element(origin(file, start)).element(lines)
        } else {
            group.element(lines.path(file))
        };
    }
    group.element(origin(file, start))
}

fn origin(file: &str, start: Option<Position>) -> Origin<'_> {
    match start {
        Some(start) => Origin::path(file).line(start.line).char_column(start.column),
        None => Origin::path(file),
    }
}
