//! Charts: pictures of what a page says, each with the same figures as a table.
//!
//! A chart here is plain data for a template: words come from the language, positions from [`chart`](crate::chart). The
//! theme decides how a series looks, by its name.

mod amount;
mod bars;
pub(super) mod chart;
pub(super) mod figures;
mod goals;
mod indicator;
mod money;
mod places;
mod progress;
pub(super) mod schedule;
mod spans;
mod table;
mod trend;

use crate::graph::NodeId;
use crate::model::kind::{Kind as _, KindSpec};
use crate::model::kinds::{Funding, Goal, Indicator, Measure, Milestone, Strategy};
use crate::view::context::Context;

use chart::Chart;
use figures::Figures;

/// Charts of the front page.
pub(super) fn of_home(context: &Context<'_>) -> Vec<Chart> {
    progress::of_site(context).into_iter().collect()
}

/// Charts of a record's page.
pub(super) fn of_record(context: &Context<'_>, node: NodeId) -> Vec<Chart> {
    let record = context.public.record(node);
    if record.get::<Strategy>().is_some() {
        let charts = [
            progress::of_strategy(context, node),
            goals::of_strategy(context, node),
            schedule::of_strategy(context, node),
        ];
        return charts.into_iter().flatten().collect();
    }
    if record.get::<Goal>().is_some() {
        return progress::of_goal(context, node).into_iter().collect();
    }
    if let Some(indicator) = record.get::<Indicator>() {
        return of_indicator(context, indicator);
    }
    if let Some(measure) = record.get::<Measure>() {
        return money::of_measure(context, measure);
    }
    if record.get::<Funding>().is_some() {
        return money::of_source(context, node);
    }
    Vec::new()
}

/// Charts above a page, from 1, of the list of a kind, which shows these records.
pub(super) fn of_list(context: &Context<'_>, kind: &KindSpec, page: usize, shown: &[NodeId]) -> Vec<Chart> {
    if kind == Milestone::SPEC {
        return schedule::of_list(context, shown);
    }
    if kind == Funding::SPEC && page == 1 {
        return money::of_site(context);
    }
    Vec::new()
}

/// The line of the whole territory, then the values by places.
fn of_indicator(context: &Context<'_>, indicator: &Indicator) -> Vec<Chart> {
    let figures = Figures { context, indicator };
    indicator::line(&figures).into_iter().chain(places::charts(&figures)).collect()
}
