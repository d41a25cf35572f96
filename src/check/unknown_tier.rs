//! Tiers of goals that `vazba.toml` does not name.

use super::Input;
use crate::diag::{Diagnostic, Sink, codes, text};
use crate::model::kinds::Goal;
use crate::spelling::nearest;

codes! {
    /// A goal is on a tier that `vazba.toml` does not name.
    ///
    /// The tiers of the tree of goals (area, strategic goal, specific goal) are named in `vazba.toml`, since
    /// every strategy has its own. A goal says by the tier's id on which one it is:
    ///
    /// ```toml
    /// [[tier]]
    /// id = "oblast"
    /// title = "Oblast"
    /// ```
    ///
    /// Correct the name in the goal, or add the tier to `vazba.toml`.
    UNKNOWN_TIER = "unknown-tier", Error;
}

pub(super) fn check(site: &Input<'_>, sink: &mut Sink) {
    let tiers: Vec<&str> =
        site.config.settings.tier.iter().filter_map(|tier| tier.id.as_deref()).collect();
    for (_, _, goal) in site.graph.of::<Goal>() {
        let Some(tier) = &goal.tier else { continue };
        if tiers.contains(&tier.main()) {
            continue;
        }
        let help = match nearest(tier.main(), tiers.iter().copied()) {
            Some(near) => text!("did you mean `{near}`?", own near = near),
            None if tiers.is_empty() => text!("name the tiers in `vazba.toml`, each as a `[[tier]]` with an `id`"),
            None => text!("it is one of {tiers}", own tiers = listed(&tiers)),
        };
        let message = text!("`vazba.toml` names no tier `{tier}`", tier = tier.main());
        sink.push(Diagnostic::new(&UNKNOWN_TIER, tier.span, message).help(help));
    }
}

fn listed(names: &[&str]) -> String {
    names.iter().map(|name| format!("`{name}`")).collect::<Vec<_>>().join(", ")
}
