//! A component of a theme: what its file says of it, what Tera knows of it, and its examples.

use tera::{ComponentInfo, Tera};
use toml::{Table, Value};
use vazba::source::Sources;

/// Folder of components in a theme's templates; each lies in a file of its own name.
pub(crate) const FOLDER: &str = "components/";

/// A component with its documentation and examples.
pub(crate) struct Component {
    /// Its name.
    pub(crate) name: String,
    /// What it is for, from the comment at the head of its file.
    pub(crate) about: String,
    /// Its parameters, in the order of the comment.
    pub(crate) parameters: Vec<Parameter>,
    /// What its HTML must lie in, as `ul.part-list`.
    pub(crate) inside: Option<String>,
    /// Examples: what each shows, and the arguments.
    pub(crate) examples: Vec<(String, Table)>,
}

/// A parameter of a component.
pub(crate) struct Parameter {
    /// Its name.
    pub(crate) name: String,
    /// What is to be given, from the comment.
    pub(crate) about: String,
    /// Its type, if one is declared.
    pub(crate) kind: Option<&'static str>,
    /// What stands for it when it is not given: `None` where it must be.
    pub(crate) default: Option<String>,
}

impl Component {
    /// The component in the template `file` with the text `text`; its examples stand in `examples`.
    ///
    /// # Errors
    ///
    /// Everything that is not as it must be, each with what to do.
    pub(crate) fn read(
        file: &str,
        text: &str,
        tera: &Tera,
        examples: Option<(&str, &str)>,
    ) -> Result<Self, Vec<String>> {
        let name = file.trim_start_matches(FOLDER).trim_end_matches(".html");
        let info = tera.get_component_definition(name).ok_or_else(|| {
            vec![format!("{file}: must define the component `{name}`, as its file is called")]
        })?;
        let (about, documented) = comment(text);
        let mut faults = Vec::new();
        let parameters = parameters(file, &info, &documented, &mut faults);
        if about.is_empty() {
            faults.push(format!("{file}: begins without a comment `{{#- … -#}}` that says what it is for"));
        }
        let (inside, examples) = match examples {
            Some((path, text)) => read_examples(path, text, &info, &mut faults),
            None => {
                faults.push(format!(
                    "{file}: has no examples; write some into `examples/{name}.toml` of the theme, each a table named \
                     for what it shows, with the arguments in it"
                ));
                (None, Vec::new())
            }
        };
        if faults.is_empty() {
            Ok(Self { name: name.to_owned(), about, parameters, inside, examples })
        } else {
            Err(faults)
        }
    }
}

/// The comment at the head of a component's file: what it is for, then each parameter with what it says of it.
pub(crate) fn comment(text: &str) -> (String, Vec<(String, String)>) {
    let body = text.trim_start().strip_prefix("{#-").and_then(|rest| rest.split_once("-#}"));
    let mut about = String::new();
    let mut parameters: Vec<(String, String)> = Vec::new();
    for line in body.map_or("", |(body, _)| body).lines().map(str::trim).filter(|line| !line.is_empty()) {
        match names(line) {
            Some((names, text)) => {
                parameters.extend(names.split(", ").map(|name| (name.to_owned(), text.to_owned())));
            }
            None => {
                let open = parameters.last_mut().map_or(&mut about, |(_, text)| text);
                if !open.is_empty() {
                    open.push(' ');
                }
                open.push_str(line);
            }
        }
    }
    (about, parameters)
}

/// `date, kind: as of link` → the names and the text.
fn names(line: &str) -> Option<(&str, &str)> {
    let (names, text) = line.split_once(": ")?;
    let is_name =
        |name: &str| !name.is_empty() && name.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'_');
    names.split(", ").all(is_name).then_some((names, text))
}

/// The parameters as documented, with what Tera knows of them; both must name the same.
fn parameters(
    file: &str,
    info: &ComponentInfo,
    documented: &[(String, String)],
    faults: &mut Vec<String>,
) -> Vec<Parameter> {
    for arg in info.args() {
        if !documented.iter().any(|(name, _)| name == arg.name()) {
            faults.push(format!("{file}: the comment does not say what `{}` is", arg.name()));
        }
    }
    let mut known = Vec::new();
    for (name, about) in documented {
        let Some(arg) = info.args().iter().find(|arg| arg.name() == name) else {
            faults.push(format!("{file}: the comment speaks of `{name}`, which is no parameter"));
            continue;
        };
        let default = match arg.default() {
            _ if arg.is_implicit() => Some("@".to_owned()),
            Some(value) if value.is_none() => Some("none".to_owned()),
            Some(value) if value.as_str().is_some() => Some(format!("\"{value}\"")),
            other => other.map(ToString::to_string),
        };
        let kind = arg.arg_type().map(|kind| kind.as_str());
        known.push(Parameter { name: name.clone(), about: about.clone(), kind, default });
    }
    known
}

type Examples = (Option<String>, Vec<(String, Table)>);

/// Reads a file of examples: `inside`, then a table for each, called by what it shows.
fn read_examples(path: &str, text: &str, info: &ComponentInfo, faults: &mut Vec<String>) -> Examples {
    let table: Table = match text.parse() {
        Ok(table) => table,
        Err(error) => {
            faults.push(format!("{path}: {error}"));
            return (None, Vec::new());
        }
    };
    let (mut inside, mut examples) = (None, Vec::new());
    for (key, value) in table {
        match value {
            Value::String(element) if key == "inside" => inside = Some(element),
            Value::Table(arguments) => examples.push((key, arguments)),
            _ => faults.push(format!("{path}: `{key}` is neither `inside` nor a table with arguments")),
        }
    }
    if examples.is_empty() {
        faults.push(format!(
            "{path}: holds no example; write a table named for what it shows, with the arguments in it"
        ));
    }
    for (example, arguments) in &examples {
        check_arguments(&format!("{path}: \"{example}\""), info, arguments, faults);
    }
    (inside, examples)
}

fn check_arguments(place: &str, info: &ComponentInfo, arguments: &Table, faults: &mut Vec<String>) {
    for arg in info.args().iter().filter(|arg| arg.is_required()) {
        if !arguments.contains_key(arg.name()) {
            faults.push(format!("{place} lacks the argument `{}`", arg.name()));
        }
    }
    for name in arguments.keys() {
        if !info.args().iter().any(|arg| arg.name() == name) {
            faults.push(format!("{place} gives `{name}`, which is no parameter"));
        }
    }
}

/// The file of examples of a component: in the first of these themes that has one.
pub(crate) fn find_examples<'a>(
    sources: &'a Sources,
    themes: &[&str],
    name: &str,
) -> Option<(&'a str, &'a str)> {
    let path = |theme: &&str| sources.find(&format!("themes/{theme}/examples/{name}.toml"));
    let file = sources.file(themes.iter().find_map(path)?);
    Some((file.path(), file.text()))
}
