//! Where things stand: all combinations of what can be stated, beside the table that says what follows from each.
//!
//! `standing.md` holds a table for each sort of thing.

use std::fmt::Write as _;

use serde_json::{Value as Json, json};
use vazba::graph::{
    MeasureStanding, Progress, Round, Standing, Step, activity_timing, call_standing, event_standing,
    is_to_come, measure_standing, meeting_standing, milestone_standing, round_standing, task_standing,
};
use vazba::model::kinds::{
    CallState, Consultation, Event, EventState, Funding, Measure, Meeting, MeetingState, Milestone, Timing,
};
use vazba::source::Sources;

use crate::combinations::{Column, Stated, check, combinations};
use crate::site::{Site, TODAY};

/// A day, month, year or period around the day on which the sites are built.
const DATES: [(&str, &str); 11] = [
    ("over", "2025"),
    ("over since yesterday", "2026-10/2026-11-21"),
    ("until today", "2026-01/2026-11-22"),
    ("today", "2026-11-22"),
    ("this month", "2026-11"),
    ("from today", "2026-11-22/2027"),
    ("to come", "2027"),
    ("begun, open end", "2025/.."),
    ("begun, end unknown", "2025/"),
    ("start unknown", "/2026-12"),
    ("within this year", "[2026-01..2026-12]"),
];

const ANY_DATE: &[&str] = &[
    "none",
    "over",
    "over since yesterday",
    "until today",
    "today",
    "this month",
    "from today",
    "to come",
    "begun, open end",
    "begun, end unknown",
    "start unknown",
    "within this year",
];

/// A line of front matter with a date, or nothing.
fn dated(field: &str, name: &str) -> String {
    let date = DATES.iter().find(|(known, _)| *known == name);
    date.map_or_else(String::new, |(_, date)| format!("{field} = \"{date}\"\n"))
}

/// A line of front matter, or nothing.
fn line(field: &str, value: &str) -> String {
    if value == "none" { String::new() } else { format!("{field} = \"{value}\"\n") }
}

fn show<T>(standing: Standing<T>, name: impl FnOnce(T) -> &'static str) -> String {
    match standing.map(name) {
        Standing::Stated(name) => format!("{name} (stated)"),
        Standing::Derived(name) => format!("{name} (derived)"),
        Standing::Over => "over, not stated".to_owned(),
        Standing::Unstated => "nothing".to_owned(),
    }
}

const PHASES: &[&str] = &["none", "proposed", "approved", "running", "suspended", "finished", "cancelled"];
const PLANS: &[&str] = &[
    "none",
    "over",
    "over since yesterday",
    "until today",
    "to come",
    "begun, open end",
    "begun, end unknown",
];

#[test]
fn a_measure_is_late_only_where_work_goes_on_after_its_planned_end() {
    let columns: [Column; 7] = [
        ("phase", PHASES),
        ("timing", &["none", "on-time", "late"]),
        ("stated", &["no date", "before the end", "the end", "after the end"]),
        ("result", &["none", "fulfilled", "partly", "not-fulfilled"]),
        ("progress", &["none", "99", "100"]),
        ("actual", &["none", "over", "until today", "begun, open end"]),
        ("planned", PLANS),
    ];
    // When the phase and the timing were stated; the end of the plan is that of 2025, or yesterday.
    let day = |stated: &Stated<'_>| match (stated["stated"], stated["planned"]) {
        ("no date", _) => None,
        ("before the end", _) => Some("2025-03"),
        ("the end", "over since yesterday") => Some("2026-11-21"),
        ("the end", _) => Some("2025"),
        (_, "over since yesterday") => Some("2026-11-22"),
        _ => Some("2026-01"),
    };
    let write = |stated: &Stated<'_>| {
        let mut text = "strategy = \"s\"\n".to_owned();
        text += &dated("period", stated["planned"]);
        text += &dated("actual", stated["actual"]);
        text += &line("result", stated["result"]);
        if stated["progress"] != "none" {
            writeln!(text, "progress = {}", stated["progress"]).expect("a text takes more");
        }
        if let Some(day) = day(stated) {
            writeln!(text, "[[update]]\ndate = \"{day}\"").expect("a text takes more");
        }
        text + &line("phase", stated["phase"]) + &line("timing", stated["timing"])
    };
    check::<Measure>("Measures", &columns, write, |_, measure, stated, _| {
        let MeasureStanding { phase, timing, earlier, result } = measure_standing(measure, TODAY);
        assert_eq!(phase.map_or("none", |said| said.value.name()), stated["phase"]);
        assert_eq!(result.map_or("none", |said| said.value.name()), stated["result"]);
        if let Standing::Stated(timing) = timing {
            assert_eq!(timing.name(), stated["timing"]);
        }
        let timing = match timing {
            Standing::Stated(_) => "as stated".to_owned(),
            other => show(other, Timing::name),
        };
        let Some(earlier) = earlier else { return timing };
        assert_eq!(earlier.value.name(), stated["timing"]);
        assert_eq!(earlier.on.map(|date| date.to_string()).as_deref(), day(stated));
        format!("{timing}; the earlier one with its date")
    });
}

#[test]
fn an_activity_is_late_only_where_it_goes_on_after_its_planned_end() {
    let columns: [Column; 3] =
        [("measure", &["no phase", "running", "finished"]), ("phase", PHASES), ("planned", &PLANS[1..])];
    let write = |stated: &Stated<'_>| {
        let phase = line("phase", stated["measure"]).replace("phase = \"no phase\"\n", "");
        let activity = dated("period", stated["planned"]) + &line("phase", stated["phase"]);
        format!("strategy = \"s\"\n{phase}[[activity]]\ntitle = \"Aktivita\"\n{activity}")
    };
    check::<Measure>("Activities", &columns, write, |_, measure, _, _| {
        let activity = measure.activity.iter().next().expect("there is one");
        show(activity_timing(measure, &activity.data, TODAY), Timing::name)
    });
}

#[test]
fn a_task_is_overdue_only_where_it_is_stated_to_be_open() {
    let columns: [Column; 3] = [
        ("state", &["none", "open", "done", "dropped"]),
        (
            "due",
            &[
                "none",
                "ongoing",
                "over",
                "over since yesterday",
                "today",
                "this month",
                "to come",
                "begun, open end",
            ],
        ),
        ("carried on", &["no", "yes"]),
    ];
    let write = |stated: &Stated<'_>| {
        let due =
            if stated["due"] == "ongoing" { line("due", "ongoing") } else { dated("due", stated["due"]) };
        let next = "[[task]]\ntext = \"Dál\"\nfollows = \"N#u1\"\n";
        let next = if stated["carried on"] == "yes" { next } else { "" };
        format!("[[task]]\nid = \"u1\"\ntext = \"Úkol\"\n{due}{}{next}", line("state", stated["state"]))
    };
    let columns_of = |stated: &Stated<'_>| combinations(&columns).iter().position(|known| known == stated);
    let write = |stated: &Stated<'_>| {
        let number = columns_of(stated).expect("it is one of them");
        write(stated).replace("N#", &format!("n{number}#"))
    };
    check::<Meeting>("Tasks", &columns, write, |graph, meeting, _, id| {
        let task = &meeting.task.iter().next().expect("there is one").data;
        show(task_standing(graph, graph.find("meeting", id, Some("u1")), task, TODAY), Progress::name)
    });
}

#[test]
fn a_milestone_came_only_where_that_is_stated() {
    let columns: [Column; 2] = [("planned", ANY_DATE), ("actual", &["none", "over", "today", "to come"])];
    let write = |stated: &Stated<'_>| {
        let actual = dated("actual", stated["actual"]);
        format!("strategy = \"s\"\n{}{actual}", dated("planned", stated["planned"]))
    };
    check::<Milestone>("Milestones", &columns, write, |_, milestone, _, _| {
        show(milestone_standing(milestone, TODAY), Step::name)
    });
}

const HELD: &[&str] = &["none", "planned", "held", "cancelled", "moved"];

/// How a sitting or event is shown, and where the calendar has it.
fn shown(standing: Standing<&'static str>, date: Option<vazba::model::value::Edtf>) -> String {
    let place = match date {
        None => "undated",
        Some(date) if is_to_come(standing, date, TODAY) => "to come",
        Some(_) => "past",
    };
    format!("{}; {place}", show(standing, |name| name))
}

#[test]
fn a_sitting_stays_planned_no_longer_than_until_its_day() {
    let columns: [Column; 3] =
        [("state", HELD), ("date", ANY_DATE), ("record", &["none", "agenda", "minutes"])];
    let write = |stated: &Stated<'_>| {
        let record = match stated["record"] {
            "agenda" => "[[agenda]]\ntitle = \"Úvod\"\n",
            "minutes" => "[[decision]]\ntext = \"Schváleno\"\n",
            _ => "",
        };
        format!("{}{}{record}", dated("date", stated["date"]), line("state", stated["state"]))
    };
    check::<Meeting>("Sittings", &columns, write, |_, meeting, _, _| {
        shown(meeting_standing(meeting, TODAY).map(MeetingState::name), meeting.date)
    });
}

#[test]
fn an_event_stays_planned_no_longer_than_until_its_day() {
    let columns: [Column; 2] = [("state", HELD), ("date", ANY_DATE)];
    let write = |stated: &Stated<'_>| dated("date", stated["date"]) + &line("state", stated["state"]);
    check::<Event>("Events", &columns, write, |_, event, _, _| {
        shown(event_standing(event, TODAY).map(EventState::name), event.date)
    });
}

#[test]
fn a_call_is_open_or_planned_no_longer_than_its_days_allow() {
    let columns: [Column; 2] = [("state", &["none", "planned", "open", "closed"]), ("open", ANY_DATE)];
    let write = |stated: &Stated<'_>| {
        let call = line("state", stated["state"]) + &dated("open", stated["open"]);
        format!("[[call]]\ntitle = \"Výzva\"\n{call}")
    };
    check::<Funding>("Calls", &columns, write, |_, funding, _, _| {
        let call = funding.call.iter().next().expect("there is one");
        show(call_standing(&call.data, TODAY), CallState::name)
    });
}

#[test]
fn a_round_of_comments_is_open_only_where_its_days_say_so() {
    let columns: [Column; 1] = [("open", ANY_DATE)];
    let write = |stated: &Stated<'_>| format!("strategy = \"s\"\n{}", dated("open", stated["open"]));
    check::<Consultation>("Rounds of comments", &columns, write, |_, round, _, _| {
        show(round_standing(round, TODAY), Round::name)
    });
}

/// Where a record of this kind and id stands, as its data say it.
fn data(files: &[(&str, &str)], path: &str) -> Json {
    let mut sources = Sources::default();
    sources.add("vazba.toml", "title = \"Síť\"\n");
    sources.add("content/strategies/s.md", "+++\ntitle = \"Strategie\"\n+++\n");
    for (path, fields) in files {
        sources.add(*path, format!("+++\ntitle = \"Věc\"\n{fields}+++\n"));
    }
    let site = Site::new(sources);
    serde_json::from_str(site.text(path)).expect("it is JSON")
}

#[test]
fn data_tell_what_is_stated_from_what_is_derived() {
    let measure = "strategy = \"s\"\nperiod = \"2024\"\n[[activity]]\ntitle = \"Sběr\"\nperiod = \"2024-05\"\n\
                   [[update]]\ndate = \"2024-03\"\nphase = \"approved\"\ntiming = \"on-time\"\n\
                   [[update]]\ndate = \"2025-02\"\nphase = \"running\"\n";
    let found = data(&[("content/measures/m.md", measure)], "opatreni/m/index.json");
    let phase = json!({ "basis": "stated", "value": "running", "as_of": "2025-02" });
    let timing = json!({
        "basis": "derived",
        "value": "late",
        "from": { "value": "running", "as_of": "2025-02" },
        "passed": "2024",
        "earlier": { "value": "on-time", "as_of": "2024-03" },
    });
    assert_eq!(found["standing"], json!({ "phase": phase, "timing": timing }));
    let over = json!({ "timing": { "basis": "over-not-stated", "passed": "2024-05" } });
    assert_eq!(found["activity"][0]["standing"], over);

    let tasks = "date = \"2024-05\"\nstate = \"planned\"\n[[task]]\ntext = \"A\"\ndue = \"2024-06-01\"\nstate = \"open\"\n\
                 [[task]]\ntext = \"B\"\ndue = \"2024-06-01\"\n[[task]]\ntext = \"C\"\ndue = \"2027\"\n";
    let found = data(&[("content/meetings/m.md", tasks)], "jednani/m/index.json");
    let held = json!({
        "state": { "basis": "derived", "value": "held", "from": { "value": "planned" }, "passed": "2024-05" },
    });
    assert_eq!(found["standing"], held);
    let overdue = json!({
        "state": { "basis": "derived", "value": "overdue", "from": { "value": "open" }, "passed": "2024-06-01" },
    });
    assert_eq!(found["task"][0]["standing"], overdue);
    assert_eq!(
        found["task"][1]["standing"],
        json!({ "state": { "basis": "over-not-stated", "passed": "2024-06-01" } })
    );
    assert_eq!(found["task"][2]["standing"], Json::Null);
}
