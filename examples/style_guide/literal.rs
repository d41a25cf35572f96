//! Example data as it is written in a template: TOML to expressions of Tera.

use toml::{Table, Value};

/// The name of the template's variable that holds the language of the examples where it is not the page's.
pub(crate) const LANGUAGE: &str = "example_language";

/// What must stand before the expressions: one `{% set … %}` for each list, since Tera takes lists in lists to a
/// depth of two only.
#[derive(Default)]
pub(crate) struct Lists(Vec<String>);

impl Lists {
    /// The statements, in the order in which they depend on each other.
    pub(crate) fn statements(&self) -> String {
        self.0
            .iter()
            .enumerate()
            .map(|(at, list)| format!("{{% set {} = {list} %}}\n", variable(at)))
            .collect::<Vec<_>>()
            .concat()
    }

    /// The value as an expression.
    ///
    /// Two things differ from plain data, as they do on real pages. `{ t = "field.lead" }` stands for that text of
    /// the language file. A table with a `text` or `html` from content says its language, which is not that of all
    /// pages.
    pub(crate) fn expression(&mut self, value: &Value) -> String {
        match value {
            Value::String(text) => quoted(text),
            Value::Integer(number) => number.to_string(),
            Value::Float(number) => number.to_string(),
            Value::Boolean(flag) => flag.to_string(),
            Value::Datetime(time) => quoted(&time.to_string()),
            Value::Array(items) => {
                let items: Vec<String> = items.iter().map(|item| self.expression(item)).collect();
                self.0.push(format!("[{}]", items.join(", ")));
                variable(self.0.len() - 1)
            }
            Value::Table(table) => match (table.len(), table.get("t")) {
                (1, Some(Value::String(key))) => format!("t(key={})", quoted(key)),
                _ => self.map(table),
            },
        }
    }

    fn map(&mut self, table: &Table) -> String {
        let from_content = ["text", "html"].iter().any(|key| table.get(*key).is_some_and(Value::is_str));
        let mut pairs: Vec<String> =
            table.iter().map(|(key, value)| format!("{}: {}", quoted(key), self.expression(value))).collect();
        if from_content && !table.contains_key("lang") {
            pairs.push(format!("\"lang\": {LANGUAGE}"));
        }
        // With spaces, for two brackets together would end the expression.
        format!("{{ {} }}", pairs.join(", "))
    }
}

fn variable(at: usize) -> String {
    format!("list_{at}")
}

fn quoted(text: &str) -> String {
    format!("\"{}\"", text.replace('\\', "\\\\").replace('"', "\\\"").replace('\n', "\\n"))
}
