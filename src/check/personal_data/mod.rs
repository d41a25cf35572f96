//! Personal data in texts.

mod official;
mod search;

use std::sync::Arc;

use official::Official;
use search::Finding;
pub(super) use search::Findings;

use super::Input;
use super::memo::PerRecord;
use crate::diag::personal::Category;
use crate::diag::{Diagnostic, Sink, codes, text};
use crate::model::Record;
use crate::source::{Sources, Span};

codes! {
    /// A text holds a telephone number, an e-mail address, a birth number or a bank account.
    ///
    /// What is published stays in archives and search engines for ever, also after it is taken back. People
    /// appear in a strategy as roles, organisations by their names; take the number or address out. The contact
    /// of an office belongs into the record of the organisation, where it is published only when both marks say
    /// so:
    ///
    /// ```toml
    /// [[contact]]
    /// title = "podatelna"
    /// email = "…"
    /// official = true
    /// public = true
    /// ```
    ///
    /// What is marked so, and the `[contact]` of the whole site in `vazba.toml`, may stand in any text.
    ///
    /// No message of Vazba shows what was found. Where a number only looks like one of a person, write it in
    /// another way, or lower the weight of this check in `vazba.toml`.
    PERSONAL_DATA = "personal-data", Error;
}

/// What looks like personal data in each record. Only records that `memo` does not know are searched.
pub(super) fn search(
    records: &[Arc<Record>],
    sources: &Sources,
    memo: &mut PerRecord<Findings>,
) -> Vec<Arc<Findings>> {
    memo.of_all(records, |record| search::record(record, sources))
}

pub(super) fn check(site: &Input<'_>, sink: &mut Sink) {
    let official = &Official::of(site);
    let of_config = site.sources.find(crate::config::FILE).map(|file| search::config(site, file));
    let of_records = site.personal.iter().flat_map(|found| found.iter());
    for text in of_records.chain(of_config.iter().flatten()) {
        let unofficial = text.iter().filter(|finding| !official.has(&finding.words, finding.category));
        for Finding { span, category, .. } in narrowest(unofficial) {
            let message = text!("this text holds {what}", own what = words(*category));
            let help =
                text!("take it out: people appear as roles, and offices have a `[[contact]]` in their record");
            sink.push(Diagnostic::new(&PERSONAL_DATA, *span, message).help(help));
        }
    }
}

/// The narrowest of those that overlap: `<a@b.cz>` is an address and its own words.
fn narrowest<'a>(found: impl Iterator<Item = &'a Finding>) -> Vec<&'a Finding> {
    let mut out: Vec<&Finding> = Vec::new();
    for finding in found {
        match out.last_mut() {
            Some(last) if finding.span.start < last.span.end => {
                if length(finding.span) < length(last.span) {
                    *last = finding;
                }
            }
            _ => out.push(finding),
        }
    }
    out
}

fn length(span: Span) -> u32 {
    span.end - span.start
}

fn words(category: Category) -> &'static str {
    match category {
        Category::Phone => "a telephone number",
        Category::Email => "an e-mail address",
        Category::BirthNumber => "a birth number",
        Category::Account => "the number of a bank account",
    }
}
