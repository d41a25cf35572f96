//! The report of gaps between the strategy and other documents.

use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;

use super::overview::areas;
use crate::config::GapSort;
use crate::graph::{Gap, NodeId};
use crate::model::kinds::{Document, Measure};
use crate::model::reference;
use crate::plan::{Section, TiesOf};
use crate::view::components::cut::{self, Cut, CutTexts, More, SectionLink};
use crate::view::components::link::{Link, link, links};
use crate::view::components::prose::{self, Html};
use crate::view::context::Context;
use crate::view::edition::order;
use crate::view::gathered::Gathered;
use crate::view::shared::sequences::gaps::PAGE;

const TEXTS: CutTexts = CutTexts { count: "gaps.count", order: "order.kind" };

/// Most organisations and bodies in the table of those who answer for measures.
const LEADS: usize = 50;

/// The report of gaps.
#[derive(Debug, Serialize)]
pub(in crate::view) struct GapsView {
    groups: Vec<Group>,
    /// Whether the page is of one sort, which its title names.
    alone: bool,
    /// All sorts with their numbers.
    sections: Vec<SectionLink>,
    /// Goals and measures by area, and measures by who answers for them; only on the first page.
    areas: Vec<Share>,
    leads: Vec<Share>,
    /// How many of those who answer stand there, where it is not all.
    leads_shown: Option<String>,
    cut: Option<Cut>,
}

#[derive(Debug, Serialize)]
struct Group {
    /// Name of the sort.
    name: &'static str,
    label: String,
    /// What it means.
    lead: String,
    rows: Vec<GapRow>,
    /// Where all of them stand, if these are only the first.
    more: Option<More>,
}

#[derive(Debug, Serialize)]
struct GapRow {
    link: Link,
    /// How many ties to it have the same fault, in words.
    count: Option<String>,
    /// How it stands to what follows.
    relation: Option<String>,
    other: Option<Link>,
    date: Option<String>,
    /// How far the document binds.
    binding: Option<String>,
    /// Who answers for it.
    leads: Vec<Link>,
    /// Which sort of gap is left out, and why.
    left_out: Option<String>,
    reason: Option<Html>,
}

/// How many goals and measures lack a tie.
#[derive(Debug, Default, Serialize)]
struct Share {
    /// `None` for what belongs to no area.
    link: Option<Link>,
    untied: usize,
    judged: usize,
    all: usize,
}

/// All sorts of gaps; only the first rows of one that does not fit on the page.
pub(in crate::view) fn view(context: &Context<'_>, gathered: &mut Gathered) -> GapsView {
    let all = context.sequences.gaps(context);
    let groups: Vec<Group> = all
        .iter()
        .map(|(name, gaps)| {
            let section = Section::Named(name);
            let shown = context.plan.section_shown(PAGE, section);
            let more = shown.map(|_| {
                let href = context.plan.section_url(PAGE, section, 1, context.lang);
                cut::more(context, href, &label(context, name), gaps.len())
            });
            group(context, gathered, name, &gaps[..shown.unwrap_or(gaps.len())], more)
        })
        .collect();
    let is_cut = groups.iter().any(|group| group.more.is_some());
    let total = all.iter().map(|(_, gaps)| gaps.len()).sum();
    let (leads, leads_shown) = leads(context);
    GapsView {
        sections: sections(context, None),
        alone: false,
        areas: by_area(context),
        leads,
        leads_shown,
        cut: is_cut.then(|| TEXTS.cut(context, total, None, None)),
        groups,
    }
}

/// A page, from 1, of the gaps of one sort.
pub(in crate::view) fn section(
    context: &Context<'_>,
    gathered: &mut Gathered,
    section: Section,
    page: usize,
) -> GapsView {
    let all = context.sequences.gaps(context);
    let of_sort = all.iter().find(|(name, _)| Section::Named(name) == section);
    let (name, gaps) = of_sort.map_or(("", &[][..]), |(name, gaps)| (*name, gaps));
    let url = |page| context.plan.section_url(PAGE, section, page, context.lang);
    let pager = cut::pager(context, gaps.len(), page, url);
    let shown = &gaps[cut::rows(gaps.len(), page)];
    GapsView {
        sections: sections(context, Some(section)),
        alone: true,
        areas: Vec::new(),
        leads: Vec::new(),
        leads_shown: None,
        cut: Some(TEXTS.cut(context, gaps.len(), cut::shown(context, gaps.len(), page), pager)),
        groups: vec![group(context, gathered, name, shown, None)],
    }
}

/// What a sort of gaps is called.
pub(in crate::view) fn label(context: &Context<'_>, name: &str) -> String {
    context.locale().text(&format!("{PAGE}.{name}")).to_owned()
}

fn sections(context: &Context<'_>, current: Option<Section>) -> Vec<SectionLink> {
    let all = context.sequences.gaps(context).iter();
    let known =
        all.map(|(name, gaps)| (Section::Named(name), label(context, name), format!("_{name}"), gaps.len()));
    cut::sections(context, PAGE, known, current)
}

fn group(
    context: &Context<'_>,
    gathered: &mut Gathered,
    name: &'static str,
    gaps: &[Gap],
    more: Option<More>,
) -> Group {
    let lead = context.locale().text(&format!("gaps-lead.{name}")).to_owned();
    let rows = gaps.iter().map(|of| row(context, gathered, of)).collect();
    Group { name, label: label(context, name), lead, rows, more }
}

/// A document at its page of the matrix, which shows who is tied to it; at its own where it has none.
fn to_ties(context: &Context<'_>, document: NodeId) -> Link {
    let link = link(context, document);
    if !context.coverage.knows(document) {
        return link;
    }
    link.leading_to(context.plan.ties_url(context.public, TiesOf::Document(document), 1, context.lang))
}

fn binding(context: &Context<'_>, node: NodeId) -> Option<String> {
    let document = context.public.record(context.public.record_node(node)).get::<Document>()?;
    Some(context.locale().text_for("value", "binding", document.binding?.name()).to_owned())
}

fn row(context: &Context<'_>, gathered: &mut Gathered, gap: &Gap) -> GapRow {
    let locale = context.locale();
    let is_counted = gap.sort.is_by_document();
    let left_out = gap.left_out.and_then(|number| context.config.left_out().nth(number));
    let reason = left_out.and_then(|part| part.data.reason.as_ref());
    GapRow {
        link: if is_counted { to_ties(context, gap.at) } else { link(context, gap.at) },
        count: is_counted.then(|| locale.count("gaps.ties", gap.count)),
        relation: gap.relation.map(|it| locale.text_for("value", "relation", it.name()).to_owned()),
        other: gap.other.map(|node| link(context, node)),
        date: gap.date.map(|date| locale.date(&date)),
        binding: binding(context, gap.at),
        leads: links(context, context.public.referred(gap.at, reference!(Measure.lead))),
        left_out: left_out.map(|_| label(context, gap.sort.name())),
        reason: reason.map(|reason| prose::site_html(context, gathered, reason, 4)),
    }
}

/// Goals and measures without a tie, and those of which that was judged.
fn untied(context: &Context<'_>) -> [BTreeSet<NodeId>; 2] {
    [GapSort::Untied, GapSort::Judged].map(|sort| {
        context
            .gaps
            .iter()
            .filter(|gap| gap.sort == sort && gap.left_out.is_none())
            .map(|gap| gap.at)
            .collect()
    })
}

fn by_area(context: &Context<'_>) -> Vec<Share> {
    let [untied, judged] = untied(context);
    let share = |area: &crate::graph::Area| {
        let rows = || context.coverage.rows_of(area).map(|row| row.node);
        Share {
            link: area.goal.map(|goal| link(context, goal)),
            untied: rows().filter(|node| untied.contains(node)).count(),
            judged: rows().filter(|node| judged.contains(node)).count(),
            all: area.len(),
        }
    };
    let areas = areas(context);
    areas.into_iter().take(LEADS).map(share).collect()
}

/// Measures without a tie by who answers for them, those with the most first.
fn leads(context: &Context<'_>) -> (Vec<Share>, Option<String>) {
    let [untied, judged] = untied(context);
    let mut shares: BTreeMap<NodeId, Share> = BTreeMap::new();
    for row in context.coverage.rows() {
        let leads: BTreeSet<NodeId> = context
            .public
            .referred(row.node, reference!(Measure.lead))
            .map(|lead| context.public.record_node(lead))
            .collect();
        for lead in leads {
            let share = shares.entry(lead).or_default();
            share.all += 1;
            share.untied += usize::from(untied.contains(&row.node));
            share.judged += usize::from(judged.contains(&row.node));
        }
    }
    shares.retain(|_, share| share.untied + share.judged > 0);
    let total = shares.len();
    let mut shares: Vec<(NodeId, Share)> = shares.into_iter().collect();
    shares.sort_by(|(a, of_a), (b, of_b)| {
        of_b.untied.cmp(&of_a.untied).then_with(|| order::compare(context, *a, *b))
    });
    shares.truncate(LEADS);
    let shown = (total > shares.len()).then(|| cut::of_all(context, "gaps.leads-shown", shares.len(), total));
    let named = |(lead, share): (NodeId, Share)| Share { link: Some(link(context, lead)), ..share };
    (shares.into_iter().map(named).collect(), shown)
}
