//! Roles: what somebody does in a strategy or body. People appear as roles only.

use crate::model::declare::{choice, part};
use crate::model::kinds::{Funding, Project};
use crate::model::value::{Count, Ref, Text};

choice! {
    /// Whether somebody holds a role.
    RoleState {
        /// The role is planned.
        Planned = "planned",
        /// Somebody holds it.
        Filled = "filled",
        /// Nobody holds it now.
        Vacant = "vacant",
    }
}

part! {
    /// A role in a strategy's implementation or in a body; people appear as roles only.
    Role = "role" {
        /// Name of the role.
        title: Option<Text> { required: true, role: Title },
        /// How many people have this role.
        count: Option<Count>,
        /// Whether somebody holds it.
        state: Option<RoleState>,
        /// What pays for it.
        funded_by: Ref<(Project, Funding)> { inverse: "funded_roles" },
    }
}
