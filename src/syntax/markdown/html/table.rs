//! Tables: a named group that can be scrolled by keyboard, and header cells with their scope.

use pulldown_cmark::{Alignment, Event, Tag, TagEnd};

use super::super::escape;
use super::super::events::{Item, end_of, inline_text};

/// The table that is being written. Tables don't nest.
#[derive(Default)]
pub(super) struct Table {
    alignments: Vec<Alignment>,
    column: usize,
    in_head: bool,
    cell: &'static str,
}

impl Table {
    /// HTML of a start; `after` are the events after it.
    pub(super) fn start(&mut self, tag: &Tag<'_>, after: &[Item<'_>], label: &str) -> String {
        match tag {
            Tag::Table(alignments) => {
                self.alignments.clone_from(alignments);
                let mut html = "<div class=\"table\" role=\"group\" tabindex=\"0\" aria-label=\"".to_owned();
                escape::push(&name(after, label), &mut html);
                html + "\">\n<table>\n"
            }
            Tag::TableHead => {
                self.in_head = true;
                self.column = 0;
                "<thead>\n<tr>".to_owned()
            }
            Tag::TableRow => {
                self.column = 0;
                "<tr>".to_owned()
            }
            _ => self.cell(after),
        }
    }

    /// HTML of an end.
    pub(super) fn end(&mut self, tag: TagEnd) -> &'static str {
        match tag {
            TagEnd::TableHead => {
                self.in_head = false;
                "</tr>\n</thead>\n<tbody>\n"
            }
            TagEnd::TableRow => "</tr>\n",
            TagEnd::TableCell => self.cell,
            _ => "</tbody>\n</table>\n</div>\n",
        }
    }

    fn cell(&mut self, after: &[Item<'_>]) -> String {
        let class = match self.alignments.get(self.column) {
            Some(Alignment::Left) => " class=\"align-left\"",
            Some(Alignment::Center) => " class=\"align-center\"",
            Some(Alignment::Right) => " class=\"align-right\"",
            Some(Alignment::None) | None => "",
        };
        self.column += 1;
        let is_empty = matches!(after.first(), Some((Event::End(TagEnd::TableCell), _)));
        // A header cell without words heads nothing.
        let heads = self.in_head && !is_empty;
        let (element, end) = if heads { ("th scope=\"col\"", "</th>") } else { ("td", "</td>") };
        self.cell = end;
        format!("<{element}{class}>")
    }
}

/// The label with the names of the columns.
fn name(after: &[Item<'_>], label: &str) -> String {
    let head = after.iter().take_while(|(event, _)| !matches!(event, Event::End(TagEnd::TableHead)));
    let columns: Vec<_> = head
        .enumerate()
        .filter(|(_, (event, _))| matches!(event, Event::Start(Tag::TableCell)))
        .map(|(at, _)| inline_text(&after[at..end_of(after, at)]).trim().to_owned())
        .filter(|column| !column.is_empty())
        .collect();
    if columns.is_empty() { label.to_owned() } else { format!("{label}: {}", columns.join(", ")) }
}
