//! Which records have which value of a facet, straight from their fields.

use std::collections::{BTreeMap, BTreeSet};

use vazba::graph::{Graph, Validity, measure_standing};
use vazba::model::Record;
use vazba::model::kind::{Kind, KindSpec};
use vazba::model::kinds::{Document, Goal, Measure, Place, Strategy};
use vazba::model::value::{Edtf, Reference};

use crate::site::TODAY;

/// Ids of records by the folder of a value: `oblast/a-doprava`.
pub(crate) type Found = BTreeMap<String, BTreeSet<String>>;

/// What the pages of a kind's facets must hold, straight from the fields of the records, in Czech words.
pub(crate) fn expected(graph: &Graph, kind: &KindSpec) -> Found {
    if *kind == *Measure::SPEC { expected_measures(graph) } else { expected_documents(graph) }
}

fn expected_documents(graph: &Graph) -> Found {
    let mut found = Found::new();
    for (node, record, document) in graph.of::<Document>() {
        let mut add = |folder: String| {
            found.entry(folder).or_default().insert(record.id.clone());
        };
        if let Some(kind) = document.r#type {
            let words =
                ["strategie", "plan", "program", "predpis", "metodika", "data", "smlouva", "studie", "zapis"];
            add(format!("druh/{}", words[kind as usize]));
        }
        if let Some(reach) = document.reach {
            add(format!("pusobnost/{}", ["eu", "stat", "kraj", "mikroregion", "obec"][reach as usize]));
        }
        if let Some(binding) = document.binding {
            add(format!("zavaznost/{}", ["zavazny", "schvaleny", "doporucujici"][binding as usize]));
        }
        let word = match graph.validity(node, TODAY).expect("it is a document") {
            Validity::InForce => "plati",
            Validity::NotYet(_) => "zatim-neplati",
            Validity::Replaced => "nahrazeno",
            Validity::Ended(_) => "skoncila",
            Validity::PeriodOver(_) => "obdobi-skoncilo",
            Validity::Unstated => "neuvedena",
        };
        add(format!("platnost/{word}"));
        document.issuer.all().iter().for_each(|issuer| add(format!("vydavatel/{}", issuer.id)));
        document.period.into_iter().flat_map(Edtf::years).for_each(|year| add(format!("rok/{year}")));
    }
    found
}

fn expected_measures(graph: &Graph) -> Found {
    let mut found = Found::new();
    let has_several_strategies = graph.of::<Strategy>().count() > 1;
    for (_, record, measure) in graph.of::<Measure>() {
        let mut add = |folder: String| {
            found.entry(folder).or_default().insert(record.id.clone());
        };
        let through_goals = measure.goals.all().iter().filter_map(|goal| strategy_of(graph, &goal.id));
        let strategies = measure.strategy.get().map(|strategy| strategy.id.clone()).into_iter();
        for strategy in strategies.chain(through_goals).filter(|_| has_several_strategies) {
            add(format!("strategie/{strategy}"));
        }
        for goal in measure.goals.all() {
            add(format!("oblast/{}", top(graph, &goal.id)));
        }
        if let Some(phase) = measure_standing(measure, TODAY).phase {
            let words = ["navrzeno", "schvaleno", "probiha", "pozastaveno", "ukonceno", "zruseno"];
            add(format!("stav/{}", words[phase.value as usize]));
        }
        for lead in measure.lead.all() {
            add(match lead.kind {
                "partner" => format!("gestor/{}", lead.id),
                "body" => format!("gestor/organy/{}", lead.id),
                _ => format!("gestor/strategie/{}", lead.id),
            });
        }
        measure.target_groups.all().iter().for_each(|group| add(format!("skupina/{}", group.id)));
        for place in measure.places.all() {
            around(graph, &place.id, &mut add);
        }
        for date in [measure.period, measure.actual].into_iter().flatten() {
            date.years().for_each(|year| add(format!("rok/{year}")));
        }
        let sources = measure.funding.iter().filter_map(|part| part.data.from.get());
        sources.for_each(|source| add(format!("financovani/{}", source.id)));
        let documents = measure.link.iter().filter_map(|part| part.data.to.get());
        documents.for_each(|document| add(format!("dokument/{}", document.id)));
    }
    found
}

pub(crate) fn record<'a>(graph: &'a Graph, kind: &str, id: &str) -> &'a Record {
    graph.record(graph.find(kind, id, None).expect("it is there"))
}

fn top(graph: &Graph, goal: &str) -> String {
    let fields = record(graph, "goal", goal).get::<Goal>().expect("it is a goal");
    fields.parent.get().map_or(goal.to_owned(), |above| top(graph, &above.id))
}

/// The strategy that a goal, or else the nearest goal above it, names.
fn strategy_of(graph: &Graph, goal: &str) -> Option<String> {
    let fields = record(graph, "goal", goal).get::<Goal>().expect("it is a goal");
    let above = || strategy_of(graph, &fields.parent.get()?.id);
    fields.strategy.get().map(|strategy| strategy.id.clone()).or_else(above)
}

fn around(graph: &Graph, place: &str, add: &mut impl FnMut(String)) {
    add(format!("misto/{place}"));
    let fields = record(graph, "place", place).get::<Place>().expect("it is a place");
    let wider: Vec<&Reference> = fields.parent.get().into_iter().chain(fields.within.all()).collect();
    for wider in wider {
        around(graph, &wider.id, add);
    }
}
