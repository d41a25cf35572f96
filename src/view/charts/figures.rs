//! The values of an indicator, and how they are written.

use super::amount::Amount;
use crate::graph::NodeId;
use crate::model::kinds::{Indicator, Measured};
use crate::model::value::{Decimal, Edtf};
use crate::view::context::Context;

/// A value with its unit, or the name of a state.
pub(in crate::view) fn amount(context: &Context<'_>, indicator: &Indicator, value: &Decimal) -> String {
    Figures { context, indicator }.amount(value).text
}

/// An indicator with the words for its values.
pub(super) struct Figures<'a> {
    pub(super) context: &'a Context<'a>,
    pub(super) indicator: &'a Indicator,
}

/// A value that was measured, or was not.
pub(super) struct Measure {
    pub(super) when: Edtf,
    /// Where; `None` for the whole territory.
    pub(super) place: Option<NodeId>,
    pub(super) value: Option<Amount>,
}

impl Figures<'_> {
    /// What was measured, in the order of time.
    pub(super) fn measured(&self) -> Vec<Measure> {
        let read = |measured: &Measured| {
            let place = measured.place.get();
            Some(Measure {
                when: measured.year?,
                // A place that is not public is not the whole territory.
                place: place.map(|place| self.context.public.target(place).ok_or(())).transpose().ok()?,
                value: measured.value.as_ref().map(|value| self.amount(value)),
            })
        };
        let mut all: Vec<Measure> =
            self.indicator.values.iter().filter_map(|part| read(&part.data)).collect();
        all.sort_by_key(|measure| measure.when.sort_key());
        all
    }

    /// A value with its unit, or the name of a state.
    pub(super) fn amount(&self, value: &Decimal) -> Amount {
        let number = value.as_f64();
        let text =
            self.name(number).map_or_else(|| self.with_unit(&self.plain(&value.to_string())), str::to_owned);
        Amount { number, text, value: value.to_string() }
    }

    /// A number as the language writes it.
    pub(super) fn plain(&self, number: &str) -> String {
        self.context.locale().decimal(number).unwrap_or_else(|| number.to_owned())
    }

    fn with_unit(&self, number: &str) -> String {
        match self.indicator.unit.as_ref().map(|unit| self.context.best(unit)) {
            Some(unit) => format!("{number}\u{a0}{}", unit.text),
            None => number.to_owned(),
        }
    }

    /// Name of the state with this number, where the indicator has states.
    pub(super) fn name(&self, number: f64) -> Option<&str> {
        let state = self.indicator.state(number)?;
        Some(state.localized().best(self.context.lang).0.as_str())
    }

    /// What its numbers are of, as it is written after a title: the unit in brackets.
    pub(super) fn titled(&self, key: &str) -> String {
        let title = self.context.locale().text(key);
        match &self.indicator.unit {
            Some(unit) if self.indicator.scale.is_empty() => {
                format!("{title} ({})", self.context.best(unit).text)
            }
            _ => title.to_owned(),
        }
    }
}
