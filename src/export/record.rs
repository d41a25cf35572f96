//! `index.json` beside the page of each record: its fields in all languages, and who refers to it.

use std::io;

use serde_json::{Map, Value as Json, json};

use super::Format;
use crate::graph::{NodeId, Said, Stand, Standing};
use crate::model::field::{Fields, PartView, Value};
use crate::model::value::{Due, Lang, Localized, Reference};
use crate::plan::{FormatSpec, MadeFile, MadeFrom, Planned, Subject};
use crate::view::Scope;

pub(super) static FORMAT: Format = Format {
    spec: FormatSpec { name: "record", media_type: "application/json", title: Some("JSON"), for_pages: false },
    files,
    render,
};

fn files(scope: &Scope<'_>) -> Vec<MadeFile> {
    let of_record = |planned: &Planned| match planned.subject {
        Subject::Record(node) if planned.lang == Lang::MAIN => Some(MadeFile {
            path: planned.path.replace("index.html", "index.json"),
            format: &FORMAT.spec,
            from: MadeFrom::Record(node),
            lang: Lang::MAIN,
            gives_way: false,
        }),
        _ => None,
    };
    scope.plan.pages().iter().filter_map(of_record).collect()
}

fn render(scope: &Scope<'_>, file: &MadeFile) -> io::Result<Vec<u8>> {
    let MadeFrom::Record(node) = file.from else { return Err(super::strange(file)) };
    let mut bytes = serde_json::to_vec(&record(scope, node))?;
    bytes.push(b'\n');
    Ok(bytes)
}

fn record(scope: &Scope<'_>, node: NodeId) -> Json {
    let record = scope.public.record(node);
    let mut map = Map::new();
    map.insert("kind".into(), record.kind.name.into());
    map.insert("id".into(), record.id.as_str().into());
    add_fields(scope, node, &record.common, &mut map);
    add_fields(scope, node, &*record.fields, &mut map);
    add_standings(&scope.public.standings(node, scope.today), &mut map);
    if !record.body.main().text.trim().is_empty() {
        map.insert(
            "body".into(),
            localized(scope, record.body.localized(), |written| written.text.trim().to_owned()),
        );
    }
    let referrers: Vec<Json> = std::iter::once(node)
        .chain(scope.public.parts_of(node))
        .flat_map(|node| scope.public.incoming(node))
        .map(|edge| {
            json!({
                "from": name(scope, edge.from),
                "relation": edge.field.name,
                "inverse": edge.field.options.inverse,
                "variant": edge.variant,
                "to": name(scope, edge.to),
            })
        })
        .collect();
    map.insert("referred_by".into(), referrers.into());
    Json::Object(map)
}

fn add_fields(scope: &Scope<'_>, owner: NodeId, fields: &dyn Fields, map: &mut Map<String, Json>) {
    for (spec, value) in fields.iter() {
        if let Some(json) = value_json(scope, owner, value) {
            map.insert(spec.name.into(), json);
        }
    }
}

/// The value, or nothing where there is none or it is not for publishing.
fn value_json(scope: &Scope<'_>, owner: NodeId, value: Value<'_>) -> Option<Json> {
    Some(match value {
        Value::Absent | Value::Withheld | Value::Free(_) => return None,
        Value::Text(text) => localized(scope, text.localized(), Clone::clone),
        Value::Prose(prose) => localized(scope, prose.localized(), |written| written.text.clone()),
        Value::Texts(texts) => {
            texts.iter().map(|text| localized(scope, text.localized(), Clone::clone)).collect()
        }
        Value::Code(text) | Value::Web(text) | Value::File(text, _) => text.into(),
        Value::Choice(name) => name.into(),
        Value::Fuzzy(date) | Value::Due(Due::By(date)) => date.to_string().into(),
        Value::Due(Due::Ongoing) => "ongoing".into(),
        Value::Time(time) => time.to_string().into(),
        Value::Money(money) => json!({ "amount": money.amount, "currency": money.currency }),
        Value::Number(number) | Value::Percent(number) => number.into(),
        Value::Decimal(number) => number.to_string().into(),
        Value::Flag => true.into(),
        Value::References(references) => references.iter().map(Reference::to_string).collect(),
        Value::Parts(parts) => parts.iter().map(|part| part_json(scope, owner, &part)).collect(),
        Value::Table(table) => {
            let mut map = Map::new();
            add_fields(scope, owner, table, &mut map);
            Json::Object(map)
        }
    })
}

/// Where it stands on the day of the build: what is stated, what is derived from what, and what is over with no word of
/// the outcome.
fn add_standings(stands: &[Stand], map: &mut Map<String, Json>) {
    if stands.is_empty() {
        return;
    }
    let standings = stands.iter().map(|stand| (stand.name.to_owned(), standing(stand)));
    map.insert("standing".into(), standings.collect::<Map<_, _>>().into());
}

fn standing(stand: &Stand) -> Json {
    let said = |said: Said<&'static str>| {
        let mut map = Map::new();
        map.insert("value".into(), said.value.into());
        map.extend(said.on.map(|date| ("as_of".to_owned(), date.to_string().into())));
        Json::Object(map)
    };
    let mut map = Map::new();
    map.insert("basis".into(), stand.standing.basis().into());
    map.extend(stand.standing.value().map(|value| ("value".to_owned(), value.into())));
    if let Standing::Stated(_) = stand.standing {
        let on = stand.from.and_then(|from| from.on);
        map.extend(on.map(|date| ("as_of".to_owned(), date.to_string().into())));
    } else {
        map.extend(stand.from.map(|from| ("from".to_owned(), said(from))));
    }
    map.extend(stand.passed.map(|end| ("passed".to_owned(), end.to_string().into())));
    map.extend(stand.earlier.map(|earlier| ("earlier".to_owned(), said(earlier))));
    Json::Object(map)
}

fn part_json(scope: &Scope<'_>, owner: NodeId, part: &PartView<'_>) -> Json {
    let mut map = Map::new();
    if let Some(id) = part.id {
        map.insert("id".into(), id.into());
    }
    add_fields(scope, owner, part.fields, &mut map);
    add_standings(scope.public.standing_of_part(owner, part, scope.today).as_slice(), &mut map);
    Json::Object(map)
}

/// A text by the codes of its languages.
fn localized<T>(scope: &Scope<'_>, text: &Localized<T>, plain: impl Fn(&T) -> String) -> Json {
    text.all()
        .map(|(lang, text)| (scope.config.code(lang).to_owned(), Json::from(plain(text))))
        .collect::<Map<_, _>>()
        .into()
}

pub(super) fn name(scope: &Scope<'_>, node: NodeId) -> String {
    let record = scope.public.record(node);
    match scope.public.part(node).and_then(|part| part.id) {
        Some(part) => format!("{}#{part}", record.reference()),
        None => record.reference(),
    }
}
