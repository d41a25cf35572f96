//! Bodies: councils, assemblies, committees, commissions, working groups.

use super::{Goal, Partner, Place};
use crate::model::declare::{choice, kind, part};
use crate::model::parts::Role;
use crate::model::value::{Count, Edtf, Parts, Ref, Refs, Text};

choice! {
    /// What a body is.
    BodyType {
        /// Council.
        Council = "council",
        /// Assembly.
        Assembly = "assembly",
        /// Committee.
        Committee = "committee",
        /// Commission.
        Commission = "commission",
        /// Conference of partners.
        Conference = "conference",
        /// Steering or coordination group.
        SteeringGroup = "steering-group",
        /// Working group.
        WorkingGroup = "working-group",
        /// Office or its department.
        Office = "office",
    }
}

choice! {
    /// For what a body exists once each.
    Per {
        /// For each administrative territory of a municipality with extended powers.
        Orp = "orp",
        /// For each district.
        District = "district",
        /// For each municipality.
        Municipality = "municipality",
    }
}

kind! {
    /// A body that prepares, comments, approves or carries out.
    Body = "body" in "bodies" {
        /// What it is.
        r#type: Option<BodyType> { group: true },
        /// The body that it belongs to.
        parent: Ref<Body> { inverse: "children", acyclic: true, column: true, role: Parent },
        /// Where it sits.
        seat: Ref<Place> { inverse: "bodies" },
        /// The goals it looks after.
        remit: Refs<Goal> { inverse: "bodies" },
        /// How many there are of it: ten groups that nobody names are one record.
        count: Option<Count>,
        /// For what there is one each.
        per: Option<Per>,
        /// Roles in it.
        role: Parts<Role> { table: true },
        /// Who belongs to it.
        member: Parts<Member> { table: true },
    }
}

part! {
    /// A member of a body: an organisation, or a role in one.
    Member = "member" {
        /// The organisation or role.
        organisation: Ref<(Partner, Role)> { required: true, inverse: "member_of" },
        /// From when to when.
        period: Option<Edtf> { role: Period },
        /// Whether the member votes.
        voting: bool,
        /// What the member is there for.
        note: Option<Text>,
    }
}
