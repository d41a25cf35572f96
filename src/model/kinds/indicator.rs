//! Indicators: what is measured, in numbers or in words.

use super::{Body, Document, Partner, Place};
use crate::model::declare::{choice, fields, kind, named, part};
use crate::model::parts::Role;
use crate::model::value::{Decimal, Edtf, Nested, Parts, Prose, Ref, Refs, Text};

choice! {
    /// Which way is good.
    Better {
        /// More is better.
        Up = "up",
        /// Less is better.
        Down = "down",
    }
}

kind! {
    /// What is measured; its values stand in a table, `<id>.csv`, beside the record.
    Indicator = "indicator" in "indicators" {
        /// Unit of its numbers.
        unit: Option<Text> { column: true },
        /// Names of its states, from worst to best, where it is not a number.
        scale: Vec<Text>,
        /// Which way is good.
        better: Option<Better>,
        /// Where it started.
        baseline: Option<Nested<Point>>,
        /// Where it is to get.
        target: Option<Nested<Point>> { column: true },
        /// Where its values come from.
        data_from: Refs<Document> { inverse: "indicators" },
        /// Who collects them.
        lead: Refs<(Partner, Body, Role)> { inverse: "leads_indicators", column: true },
        /// How often.
        frequency: Option<Text>,
        /// How it is measured.
        method: Option<Prose>,
        /// What was measured.
        values: Parts<Measured> { csv: true, table: true },
    }
}

impl Indicator {
    /// Name of the state with this number, where the indicator has states.
    pub fn state(&self, number: f64) -> Option<&Text> {
        let mut at = 0.0;
        self.scale.iter().find(|_| {
            at += 1.0;
            (number - at).abs() < f64::EPSILON
        })
    }
}

fields! {
    /// A value at a time.
    Point {
        /// When.
        year: Option<Edtf> { required: true, role: Date },
        /// How much; for an indicator with a scale, the number of the state from 1.
        value: Option<Decimal> { required: true },
    }
}
named! { Point = "point", "A value at a time." }

part! {
    /// What was measured in a year, and where.
    Measured = "values" {
        /// When.
        year: Option<Edtf> { required: true, role: Date },
        /// Where; the whole territory when it is left out.
        place: Ref<Place> { inverse: "indicator_values" },
        /// How much; left out when it is missing, and then shown as missing.
        value: Option<Decimal>,
        /// What more there is to say.
        note: Option<Text>,
    }
}
