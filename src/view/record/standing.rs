//! Words for where records and parts stand. What can be said at all is decided in the graph.

use super::fact::{self, Fact, FactValue};
use crate::graph::{NodeId, Stand, Standing};
use crate::model::field::{FieldSpec, PartList as _, Value};
use crate::model::kinds::Measure;
use crate::model::{Record, field};
use crate::view::context::Context;
use crate::view::gathered::Gathered;

/// What a record says in a field, and the name under which language files know its owner.
pub(super) type Owner<'a> = (&'a Record, &'static str);

/// The field as a fact, as [`fact::fact`] makes it, with where its owner stands.
pub(super) fn fact(
    context: &Context<'_>,
    gathered: &mut Gathered,
    owner: Owner<'_>,
    field: &'static FieldSpec,
    value: Value<'_>,
    stands: &[Stand],
) -> Option<Fact> {
    let Some(stand) = stands.iter().find(|stand| stand.is_shown_at(field)) else {
        return fact::fact(context, gathered, owner.0, owner.1, field, value);
    };
    let values = told(context, gathered, owner, field, value, stand);
    if values.is_empty() {
        return fact::fact(context, gathered, owner.0, owner.1, field, value);
    }
    Some(Fact::known(context, owner.1, field, values))
}

/// The values of a field, as [`fact::values`] makes them, with where its owner stands.
pub(in crate::view) fn values(
    context: &Context<'_>,
    gathered: &mut Gathered,
    owner: Owner<'_>,
    field: &'static FieldSpec,
    value: Value<'_>,
    stands: &[Stand],
) -> Vec<FactValue> {
    match stands.iter().find(|stand| stand.is_shown_at(field)) {
        Some(stand) => told(context, gathered, owner, field, value, stand),
        None => fact::values(context, gathered, owner.0, owner.1, field, value),
    }
}

fn told(
    context: &Context<'_>,
    gathered: &mut Gathered,
    owner: Owner<'_>,
    field: &'static FieldSpec,
    value: Value<'_>,
    stand: &Stand,
) -> Vec<FactValue> {
    let mut told = Vec::new();
    if !stand.is_of_field() {
        told.extend(fact::values(context, gathered, owner.0, owner.1, field, value));
    } else if let Standing::Stated(name) = stand.standing {
        told.push(FactValue::Choice { name, text: choice(context, owner.1, stand.name, name) });
    }
    told.extend(implied(context, owner.1, stand));
    if let Some(earlier) = stand.earlier {
        let date = earlier.on.map_or_else(String::new, |date| context.locale().date(&date));
        let text = choice(context, owner.1, stand.name, earlier.value);
        let text = context.locale().fill("standing.earlier", &[("date", &date), ("text", &text)]);
        told.push(FactValue::Standing { name: "earlier", text, why: None });
    }
    told
}

/// What is not stated in so many words.
fn implied(context: &Context<'_>, owner: &str, stand: &Stand) -> Option<FactValue> {
    let (name, text) = match stand.standing {
        Standing::Derived(name) => (name, derived(context, owner, stand.name, name)),
        Standing::Over => ("over", over(context, owner, stand)),
        Standing::Stated(_) | Standing::Unstated => return None,
    };
    Some(FactValue::Standing { name, text, why: why(context, owner, stand) })
}

/// What to say about the activity with this number beside its phase, and what that follows from.
pub(in crate::view) fn of_activity(context: &Context<'_>, measure: NodeId, index: usize) -> Option<String> {
    let activity = context.public.record(measure).get::<Measure>()?.activity.part(index);
    let stand = context.public.standing_of_part(measure, &activity, context.today)?;
    let text = brief(context, activity.spec.name, &stand)?;
    Some(match why(context, activity.spec.name, &stand) {
        Some(why) => format!("{text} ({why})"),
        None => text,
    })
}

/// Where it stands in a few words; `None` where there is nothing to say.
pub(in crate::view) fn brief(context: &Context<'_>, owner: &str, stand: &Stand) -> Option<String> {
    match stand.standing {
        Standing::Stated(name) => Some(choice(context, owner, stand.name, name)),
        Standing::Derived(name) => Some(derived(context, owner, stand.name, name)),
        Standing::Over => Some(over(context, owner, stand)),
        Standing::Unstated => None,
    }
}

fn derived(context: &Context<'_>, owner: &str, field: &str, name: &str) -> String {
    let own = context.locale().get(&format!("standing.{owner}.{name}"));
    own.map_or_else(|| choice(context, owner, field, name), str::to_owned)
}

fn over(context: &Context<'_>, owner: &str, stand: &Stand) -> String {
    let locale = context.locale();
    let of_state = stand.from.and_then(|from| locale.get(&format!("standing.{owner}.over-{}", from.value)));
    let is_known = stand.from.is_some() || stand.earlier.is_some();
    let of_known = || locale.get(&format!("standing.{owner}.over-known")).filter(|_| is_known);
    let text = of_state.or_else(of_known);
    text.unwrap_or_else(|| locale.text_for("standing", owner, "over")).to_owned()
}

/// What a derived state follows from.
fn why(context: &Context<'_>, owner: &str, stand: &Stand) -> Option<String> {
    let Standing::Derived(name) = stand.standing else { return None };
    let locale = context.locale();
    let day = |date: Option<_>| date.map_or_else(String::new, |date| locale.date(&date));
    let said_on = stand.from.and_then(|from| from.on);
    let dated = if said_on.is_some() { "-dated" } else { "" };
    let key = format!("standing.{owner}.{name}-because{dated}");
    locale.get(&key)?;
    let said = stand
        .from
        .map_or_else(String::new, |from| choice(context, owner, field!(Measure.phase).name(), from.value));
    let values = [("end", &*day(stand.passed)), ("date", &*day(said_on)), ("said", &*said)];
    Some(locale.fill(&key, &values))
}

fn choice(context: &Context<'_>, owner: &str, field: &str, name: &str) -> String {
    let own = context.locale().get(&format!("value.{owner}.{field}.{name}"));
    own.unwrap_or_else(|| context.locale().text_for("value", field, name)).to_owned()
}
