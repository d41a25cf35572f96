//! Funding: programmes, grant titles, budgets, and ways of drawing money.

use super::{Partner, Place, TargetGroup};
use crate::model::declare::{choice, kind, part};
use crate::model::value::{Code, Edtf, Money, Parts, Ref, Refs, Text, Web};

choice! {
    /// What a source of money is.
    FundingType {
        /// Programme, or an operational programme.
        Programme = "programme",
        /// Grant title.
        Grant = "grant",
        /// Budget.
        Budget = "budget",
        /// A way of drawing money.
        Way = "way",
        /// Plan or strategy according to which money is drawn.
        Plan = "plan",
    }
}

choice! {
    /// How money is drawn.
    Way {
        /// By individual projects of the region.
        Region = "individual-region",
        /// By individual projects of municipalities.
        Municipalities = "individual-municipalities",
        /// By projects of organisations.
        Organisations = "organisations",
        /// Through an agency.
        Agency = "agency",
        /// Through a local action group (MAS).
        Mas = "mas",
    }
}

choice! {
    /// Whether a call takes applications.
    CallState {
        /// It is planned.
        Planned = "planned",
        /// It does.
        Open = "open",
        /// No longer.
        Closed = "closed",
    }
}

kind! {
    /// A source of money or a way of drawing it.
    Funding = "funding" in "funding" {
        /// What it is.
        r#type: Option<FundingType> { group: true },
        /// Who gives the money.
        provider: Refs<Partner> { inverse: "provides", column: true },
        /// The programme that it is a part of.
        programme: Ref<Funding> { inverse: "parts", acyclic: true },
        /// Priority axis of the programme.
        axis: Option<Text>,
        /// Years for which it is made.
        period: Option<Edtf> { column: true, role: Period },
        /// Who may apply.
        eligible: Refs<(Partner, TargetGroup)> { inverse: "eligible_for" },
        /// How money is drawn.
        way: Option<Way>,
        /// Where to read more.
        url: Option<Web>,
        /// Its calls.
        call: Parts<Call> { table: true },
        /// Amounts set aside for territories.
        allocation: Parts<Allocation> { table: true },
    }
}

part! {
    /// A call (výzva).
    Call = "call" {
        /// Its number.
        number: Option<Code>,
        /// Its name.
        title: Option<Text> { required: true, role: Title },
        /// Whether it takes applications.
        state: Option<CallState>,
        /// From when to when it takes them.
        open: Option<Edtf>,
        /// How much money it has.
        amount: Option<Money>,
        /// Where to read more.
        url: Option<Web>,
        /// Who may apply.
        eligible: Refs<(Partner, TargetGroup)> { inverse: "eligible_for_calls" },
        /// The call that it is like, or goes on from.
        successor_of: Ref<Call> { inverse: "succeeded_by", acyclic: true },
    }
}

part! {
    /// An amount set aside for a territory.
    Allocation = "allocation" {
        /// The territory.
        territory: Ref<Place> { required: true, inverse: "allocations" },
        /// How much.
        amount: Option<Money>,
        /// For which years.
        period: Option<Edtf> { role: Period },
    }
}
