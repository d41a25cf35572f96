//! Target groups: whom measures serve.

use crate::model::declare::kind;
use crate::model::value::Ref;

kind! {
    /// Whom measures serve.
    TargetGroup = "target-group" in "target-groups" {
        /// The wider group that it belongs to.
        parent: Ref<TargetGroup> { inverse: "children", acyclic: true, role: Parent },
    }
}
