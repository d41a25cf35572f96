//! The tree of goals as a picture.

use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;

use super::chart::{Chart, Line, Picture, own, text};
use super::table::{Cell, Table, TableRow};
use crate::chart::{self, Leaf, Length};
use crate::graph::{MOST_LEVELS, NodeId};
use crate::model::kind::Kind as _;
use crate::model::kinds::{Goal, Measure};
use crate::model::reference;
use crate::view::components::cut;
use crate::view::components::link::{Link, link};
use crate::view::components::tiers::{Tiers, tiers};
use crate::view::context::Context;
use crate::view::edition::lang_string::LangString;
use crate::view::edition::order;

/// The tree, in units of its own: one is a pixel where there is room.
#[derive(Debug, Serialize)]
pub(in crate::view) struct Goals {
    width: Length,
    height: Length,
    boxes: Vec<GoalBox>,
    branches: Vec<Branch>,
}

#[derive(Debug, Serialize)]
struct GoalBox {
    x: Length,
    y: Length,
    width: Length,
    height: Length,
    lines: Vec<Line>,
    lang: Option<String>,
    /// Which column it stands in, from 1.
    depth: usize,
    title: String,
    /// Whether the last line says how many measures it has.
    counted: bool,
    dropped: bool,
}

/// A line from a goal to one below it.
#[derive(Debug, Serialize)]
struct Branch {
    path: String,
}

/// Widths of a column, of the box in it and of the padding in that, and the room between boxes, in pixels.
const COLUMN: usize = 232;
const BOX: usize = 204;
const PADDING: usize = 10;
const GAP: usize = 10;
const LINE: usize = 18;

/// Letters that fit into a line of a box, even in a wide typeface; those of areas are bold.
const LETTERS: usize = 22;
const BOLD_LETTERS: usize = 20;

struct Item {
    link: Link,
    /// How many measures serve it or a goal below it; `None` where that is not known.
    measures: Option<usize>,
    dropped: bool,
    depth: usize,
    /// The goal above, as it is called.
    above: Option<LangString>,
    lines: Vec<String>,
}

/// Most goals that a picture shows.
const MOST: usize = 60;

/// The goals of a strategy, from areas down to the tier that fits; none where no goal lies below another.
pub(super) fn of_strategy(context: &Context<'_>, strategy: NodeId) -> Option<Chart> {
    let goals = context.public.goals_of(strategy);
    let without = measures_without_goal(context, strategy, &goals);
    let count = MeasureCount { none_is_known: without == Some(0) };
    let roots = context.public.roots_of(&goals);
    if roots.iter().all(|root| context.public.children(*root).is_empty()) {
        return None;
    }
    let tiers = tiers(context, roots.iter().copied(), MOST);
    let leaves = Leaves { context, tiers: &tiers, count }.of(roots, 1, None);
    let drawn = chart::tree(leaves, COLUMN);
    let boxes: Vec<GoalBox> = drawn.places.iter().map(|place| goal_box(context, place)).collect();
    let branches =
        drawn.places.iter().filter_map(|place| branch(&drawn.places[place.from?], place)).collect();
    let width = Length::new(drawn.width.get() - f64::from(28_u8) + 2.0);
    let description = described(context, drawn.places.iter().map(|place| &place.of));
    let rows = drawn.places.into_iter().map(|place| row(context, place.of)).collect();
    let text = |key: &'static str| text(context, key).to_owned();
    Some(Chart {
        id: "_chart-goals".to_owned(),
        title: text("chart.tree"),
        description,
        note: note(context, without, &tiers),
        more: tiers.is_cut().then(|| cut::all_of(context, strategy, reference!(Goal.strategy), Goal::SPEC)),
        legend: Vec::new(),
        picture: Picture::Tree(Goals { width, height: drawn.height, boxes, branches }),
        table: Table::plain(
            text("kind.goal"),
            vec![text("field.goal.parent"), text("kind-plural.measure")],
            rows,
        ),
    })
}

/// How many goals the picture leaves out, and how many measures serve none.
fn note(context: &Context<'_>, without: Option<usize>, tiers: &Tiers) -> Option<String> {
    let left =
        tiers.is_cut().then(|| cut::of_all(context, "chart.cut-goals", tiers.shown.len(), tiers.total));
    let without = without.filter(|count| *count > 0);
    let without = without.map(|count| context.locale().count("chart.without-goal", count));
    let sentences: Vec<String> = left.into_iter().chain(without).collect();
    (!sentences.is_empty()).then(|| sentences.join(" "))
}

/// Makes goals with those below them.
struct Leaves<'a> {
    context: &'a Context<'a>,
    tiers: &'a Tiers,
    count: MeasureCount,
}

impl Leaves<'_> {
    /// Down to the deepest level that there may be: those beyond are an error, but pages are made of a faulty graph, too.
    fn of(
        &self,
        nodes: impl IntoIterator<Item = NodeId>,
        depth: usize,
        above: Option<&LangString>,
    ) -> Vec<Leaf<Item>> {
        if depth > MOST_LEVELS {
            return Vec::new();
        }
        let shown = nodes.into_iter().filter(|node| self.tiers.shown.contains(node));
        order::sorted(self.context, shown).into_iter().map(|node| self.leaf(node, depth, above)).collect()
    }

    fn leaf(&self, node: NodeId, depth: usize, above: Option<&LangString>) -> Leaf<Item> {
        let context = self.context;
        let link = link(context, node);
        let name = link.name();
        let lines = chart::wrap(&name.text, if depth == 1 { BOLD_LETTERS } else { LETTERS }, 4);
        let height = (lines.len() + 1) * LINE + 2 * PADDING + GAP;
        let below = self.of(context.public.children(node), depth + 1, Some(&name));
        let dropped = context.public.record(node).get::<Goal>().is_some_and(|goal| goal.dropped.is_some());
        let measures = Some(context.public.measures_below(node).len());
        let measures = measures.filter(|count| self.count.is_known(*count) && !dropped);
        let item = Item { link, measures, dropped, depth, above: above.cloned(), lines };
        Leaf { of: item, height, below }
    }
}

/// How many goals there are on each level, and which were dropped.
fn described<'a>(context: &Context<'_>, items: impl Iterator<Item = &'a Item>) -> String {
    let locale = context.locale();
    let items: Vec<&Item> = items.collect();
    let mut levels: BTreeMap<usize, usize> = BTreeMap::new();
    for item in &items {
        *levels.entry(item.depth).or_default() += 1;
    }
    let level = |(depth, count): (usize, usize)| {
        let goals = locale.count("count.goal", count);
        locale.fill("chart.tree-level", &[("level", &depth.to_string()), ("goals", &goals)])
    };
    let levels: Vec<String> = levels.into_iter().map(level).collect();
    let dropped: Vec<String> =
        items.iter().filter(|item| item.dropped).map(|item| item.link.name().text).collect();
    let dropped =
        (!dropped.is_empty()).then(|| locale.fill("chart.tree-dropped", &[("list", &dropped.join(", "))]));
    let sentences = [locale.count("chart.tree-description", items.len()), format!("{}.", levels.join("; "))];
    sentences.into_iter().chain(dropped).collect::<Vec<_>>().join(" ")
}

/// What the numbers of measures mean.
#[derive(Clone, Copy)]
struct MeasureCount {
    /// Whether a goal without measures is known to have none, since each measure of the strategy says which goals it
    /// serves.
    none_is_known: bool,
}

impl MeasureCount {
    fn is_known(self, count: usize) -> bool {
        count > 0 || self.none_is_known
    }
}

/// How many measures of the strategy serve none of its goals; `None` where it has no measures at all.
fn measures_without_goal(context: &Context<'_>, strategy: NodeId, goals: &BTreeSet<NodeId>) -> Option<usize> {
    let serves = |measure: NodeId| {
        context.public.referred(measure, reference!(Measure.goals)).any(|goal| goals.contains(&goal))
    };
    let direct = context.public.referring(strategy, reference!(Measure.strategy));
    let without = direct.iter().filter(|measure| !serves(**measure)).count();
    let through = |goal: &NodeId| !context.public.referring(*goal, reference!(Measure.goals)).is_empty();
    (!direct.is_empty() || goals.iter().any(through)).then_some(without)
}

fn count(context: &Context<'_>, item: &Item) -> Option<String> {
    if item.dropped {
        return Some(text(context, "goal.dropped").to_owned());
    }
    Some(context.locale().count("count.measure", item.measures?))
}

fn goal_box(context: &Context<'_>, place: &chart::Placed<Item>) -> GoalBox {
    let Item { link, dropped, depth, lines, .. } = &place.of;
    let height = (lines.len() + 1) * LINE + 2 * PADDING;
    let high = Length::count(height).get();
    let top = place.y.get() - high / 2.0;
    let count = count(context, &place.of);
    let said = count.as_deref().unwrap_or_else(|| text(context, "missing"));
    let title = format!("{}: {said}", link.name().text);
    let texts = lines.iter().cloned().chain(count.clone());
    let line =
        |(index, text)| Line { y: Length::new(top + Length::count(PADDING + index * LINE + 13).get()), text };
    GoalBox {
        x: Length::new(place.x.get() + 1.0),
        y: Length::new(top),
        width: Length::count(BOX),
        height: Length::count(height),
        lines: texts.enumerate().map(line).collect(),
        lang: link.title.lang.clone(),
        depth: *depth,
        title,
        counted: count.is_some(),
        dropped: *dropped,
    }
}

/// From the right edge of the upper goal's box to the left edge of the lower one's.
fn branch(above: &chart::Placed<Item>, below: &chart::Placed<Item>) -> Option<Branch> {
    let start = Length::new(above.x.get() + Length::count(BOX).get() + 1.0);
    let end = Length::new(below.x.get() + 1.0);
    let middle = Length::new(f64::midpoint(start.get(), end.get()));
    (start < end).then(|| Branch { path: format!("M{start} {}H{middle}V{}H{end}", above.y, below.y) })
}

fn row(context: &Context<'_>, item: Item) -> TableRow {
    let label = item.link.name();
    let measures = match (count(context, &item), item.measures) {
        (Some(text), Some(number)) => Cell::value(text, number.to_string()),
        (Some(text), None) => Cell::words(own(text)),
        (None, _) => Cell::missing(),
    };
    let above = item.above.map_or_else(|| Cell::words(own("–")), Cell::words);
    TableRow { number: None, label, href: Some(item.link.href.clone()), cells: vec![above, measures] }
}
