//! SARIF 2.1.0, the format that code hosting platforms and editors read.

use std::fmt::Write;

use serde::Serialize;

use super::{message_with_help, to_json};
use crate::diag::{Code, Item, More, Report};
use crate::source::Position;

#[derive(Serialize)]
struct Log<'a> {
    #[serde(rename = "$schema")]
    schema: &'static str,
    version: &'static str,
    runs: [Run<'a>; 1],
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Run<'a> {
    tool: Tool,
    column_kind: &'static str,
    results: Vec<Outcome<'a>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    invocations: Vec<Invocation>,
}

/// How the run went; used only to say that not all results are listed.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Invocation {
    execution_successful: bool,
    tool_execution_notifications: Vec<Notification>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Notification {
    level: &'static str,
    message: Message,
    associated_rule: Descriptor,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    locations: Vec<Location>,
}

#[derive(Serialize)]
struct Descriptor {
    id: &'static str,
}

#[derive(Serialize)]
struct Tool {
    driver: Driver,
}

#[derive(Serialize)]
struct Driver {
    name: &'static str,
    version: &'static str,
    rules: Vec<Rule>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Rule {
    id: &'static str,
    short_description: Message,
    default_configuration: Configuration,
}

#[derive(Serialize)]
struct Configuration {
    level: &'static str,
}

#[derive(Serialize)]
struct Message {
    text: String,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Outcome<'a> {
    rule_id: &'a str,
    rule_index: Option<usize>,
    level: &'a str,
    message: Message,
    locations: [Location; 1],
    #[serde(skip_serializing_if = "Vec::is_empty")]
    related_locations: Vec<Location>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Location {
    physical_location: PhysicalLocation,
    #[serde(skip_serializing_if = "Option::is_none")]
    message: Option<Message>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct PhysicalLocation {
    artifact_location: ArtifactLocation,
    #[serde(skip_serializing_if = "Option::is_none")]
    region: Option<Region>,
}

#[derive(Serialize)]
struct ArtifactLocation {
    uri: String,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Region {
    start_line: usize,
    start_column: usize,
    #[serde(skip_serializing_if = "Option::is_none")]
    end_line: Option<usize>,
    #[serde(skip_serializing_if = "Option::is_none")]
    end_column: Option<usize>,
}

/// The report as a SARIF log with one run.
pub(super) fn render(report: &Report) -> String {
    to_json(&Log {
        schema: "https://json.schemastore.org/sarif-2.1.0.json",
        version: "2.1.0",
        runs: [Run {
            tool: Tool {
                driver: Driver {
                    name: "Vazba",
                    version: env!("CARGO_PKG_VERSION"),
                    rules: report.codes.iter().map(|code| rule(code)).collect(),
                },
            },
            column_kind: "unicodeCodePoints",
            results: report.items.iter().map(|item| outcome(report, item)).collect(),
            invocations: invocation(report).into_iter().collect(),
        }],
    })
}

fn invocation(report: &Report) -> Option<Invocation> {
    let notification = |more: &More| Notification {
        level: more.severity.name(),
        message: Message { text: more.message() },
        associated_rule: Descriptor { id: more.code },
        locations: more.file.iter().map(|file| location(file, None, None, None)).collect(),
    };
    (!report.more.is_empty()).then(|| Invocation {
        execution_successful: true,
        tool_execution_notifications: report.more.iter().map(notification).collect(),
    })
}

fn rule(code: &Code) -> Rule {
    Rule {
        id: code.name,
        short_description: Message { text: code.summary().to_owned() },
        default_configuration: Configuration { level: code.severity.name() },
    }
}

fn outcome<'a>(report: &Report, item: &'a Item) -> Outcome<'a> {
    Outcome {
        rule_id: item.code,
        rule_index: report.codes.iter().position(|code| code.name == item.code),
        level: item.severity.name(),
        message: Message { text: message_with_help(item) },
        locations: [location(&item.file, item.start, item.end, None)],
        related_locations: item
            .related
            .iter()
            .map(|note| location(&note.file, note.start, None, Some(&note.message)))
            .collect(),
    }
}

fn location(file: &str, start: Option<Position>, end: Option<Position>, message: Option<&str>) -> Location {
    Location {
        physical_location: PhysicalLocation {
            artifact_location: ArtifactLocation { uri: uri(file) },
            region: start.map(|start| Region {
                start_line: start.line,
                start_column: start.column,
                end_line: super::line(end),
                end_column: super::column(end),
            }),
        },
        message: message.map(|text| Message { text: text.to_owned() }),
    }
}

/// A path as a relative address: everything but unreserved characters and slashes as `%XX`.
fn uri(path: &str) -> String {
    let mut out = String::with_capacity(path.len());
    for byte in path.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~/".contains(&byte) {
            out.push(char::from(byte));
        } else {
            // Writing to a string can't fail.
            let _ = write!(out, "%{byte:02X}");
        }
    }
    out
}
