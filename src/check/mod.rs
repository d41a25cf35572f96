//! Rules over the whole site: they find what only shows when all records are read and related.
//!
//! A rule is one file with its codes (their doc comments are the manual) and a function `check`, and one line
//! in the list below. Rules do not know each other, and none changes anything: each looks and reports.

use std::sync::Arc;

use rayon::prelude::*;

use crate::config::Config;
use crate::diag::{self, Code, Sink};
use crate::graph::Graph;
use crate::model::Record;
use crate::source::Sources;

mod memo;
mod walk;

pub use memo::Memo;

/// What rules look at.
#[derive(Clone, Copy)]
pub struct Input<'a> {
    /// All records, drafts included.
    pub graph: &'a Graph,
    /// The configuration.
    pub config: &'a Config,
    /// The files that all of it was read from.
    pub sources: &'a Sources,
    /// The day for which the site is built.
    pub today: jiff::civil::Date,
    /// What each record holds that looks like personal data, in the order of the records.
    personal: &'a [Arc<personal_data::Findings>],
    /// What each record holds of what only some rules look at, in the same order.
    contents: &'a [Arc<walk::Contents>],
}

impl<'a> Input<'a> {
    /// The records that hold something of one of these sorts.
    fn records_with(&self, any_of: &'static [walk::Content]) -> impl Iterator<Item = &'a Record> {
        let records = self.graph.records().iter().zip(self.contents);
        records.filter(move |(_, contents)| contents.hold(any_of)).map(|(record, _)| &**record)
    }
}

/// A rule.
#[derive(Clone, Copy, Debug)]
pub struct Rule {
    /// The codes under which it reports.
    pub codes: &'static [&'static Code],
    /// Looks at the site and reports what breaks the rule.
    pub check: fn(&Input<'_>, &mut Sink),
}

macro_rules! rules {
    ($($rule:ident),+ $(,)?) => {
        $( pub mod $rule; )+

        /// All rules.
        pub static RULES: &[Rule] = &[$( Rule { codes: $rule::CODES, check: $rule::check }, )+];
    };
}

rules! {
    accessibility_statement,
    broken_anchor,
    broken_link,
    circle,
    document_expired,
    duplicate_code,
    gaps,
    hierarchy_too_deep,
    intent_without_accordance,
    inventory_outdated,
    measure_without_goal,
    measure_without_lead,
    measure_without_link,
    misplaced_field,
    missing_file,
    odd_characters,
    period_too_long,
    personal_data,
    published_files,
    review_due,
    state_differs,
    task_overdue,
    translation_incomplete,
    unknown_tier,
    update_in_future,
    verified_long_ago,
}

/// Checks all rules. Faults come in the order of the list, whatever the number of threads.
pub fn run(
    graph: &Graph,
    config: &Config,
    sources: &Sources,
    today: jiff::civil::Date,
    memo: &mut Memo,
    sink: &mut Sink,
) {
    let personal = &personal_data::search(graph.records(), sources, &mut memo.personal);
    let contents = &memo.contents.of_all(graph.records(), walk::Contents::of);
    let site = &Input { graph, config, sources, today, personal, contents };
    let checked: Vec<Sink> = RULES
        .par_iter()
        .map(|rule| {
            let mut sink = Sink::default();
            (rule.check)(site, &mut sink);
            sink
        })
        .collect();
    for faults in checked {
        sink.append(faults);
    }
}

/// All codes there are, each once: those of reading and those of rules.
pub fn codes() -> Vec<&'static Code> {
    let mut all = diag::codes::CODES.to_vec();
    for code in RULES.iter().flat_map(|rule| rule.codes) {
        if all.iter().all(|known| known.name != code.name) {
            all.push(code);
        }
    }
    all
}
