//! The style guide of a theme as a site: one whose front page shows every component. Vazba itself builds it, so
//! components stand there as they stand on any page, in each language.

use std::fmt::Write as _;
use std::sync::Arc;

use vazba::config::Config;
use vazba::diag::Sink;
use vazba::html;
use vazba::locale::Locale;
use vazba::source::Sources;
use vazba::theme::{self, DEFAULT, Theme};

use crate::component::{Component, FOLDER, find_examples};
use crate::literal::{LANGUAGE, Lists};

/// The language in which examples are written.
const WRITTEN_IN: &str = "cs";

const STYLE: &str = include_str!("style-guide.css");

/// Settings of the guide of the default theme.
const TITLES: [(&str, &str); 3] = [
    ("vazba.toml", "title = \"Vzorník komponent\"\nlanguages = [\"cs\", \"en\", \"uk\"]\n"),
    ("vazba.en.toml", "title = \"Style guide\"\n"),
    ("vazba.uk.toml", "title = \"Каталог компонентів\"\n"),
];

/// The site with the guide for its front page; files without a `vazba.toml` make a site without content.
///
/// # Errors
///
/// Everything that is wrong with components and their examples.
pub(crate) fn guide(from: &Sources) -> Result<Sources, Vec<String>> {
    let mut site = copy(from, |_| true);
    if site.find(TITLES[0].0).is_none() {
        for (path, text) in TITLES {
            site.add(path, text);
        }
    }
    let (theme, components) = components(&site)?;
    let front = format!("themes/{theme}/templates/home.html");
    let mut guide = copy(&site, |path| path != front);
    guide.add(front, page(&components));
    guide.add(format!("themes/{theme}/static/style-guide.css"), STYLE);
    Ok(guide)
}

/// The files that are to be kept.
fn copy(from: &Sources, keep: impl Fn(&str) -> bool) -> Sources {
    let mut to = Sources::default();
    for (_, file) in from.below("").filter(|(_, file)| keep(file.path())) {
        to.add(file.path(), file.bytes());
    }
    for path in from.assets_below("").filter(|path| keep(path)) {
        to.add_asset(path, from.asset(path).unwrap_or_default());
    }
    to
}

/// The name of the site's theme, and all its components with those of the default theme, by name.
///
/// # Errors
///
/// Everything that is wrong with them.
pub(crate) fn components(sources: &Sources) -> Result<(String, Vec<Component>), Vec<String>> {
    let mut sink = Sink::default();
    let mut sources = copy(sources, |_| true);
    theme::add_builtin(&mut sources);
    let config = Config::read(&sources, &mut sink);
    let theme = Theme::find(&sources, &config, &mut sink);
    let language = config.languages.first().map_or(WRITTEN_IN, String::as_str);
    let files: Vec<_> =
        theme.language(language).iter().map(|file| (*file, sources.file(*file).text())).collect();
    let locale = Locale::load(language, &files, &mut sink).map(Arc::new);
    let tera = locale.and_then(|locale| html::templates(&theme, &sources, &locale, &mut sink));
    let Some(tera) = tera else {
        return Err(vec!["the theme has faults; `vazba check` names them".to_owned()]);
    };
    let themes = [config.theme.as_str(), DEFAULT];
    let (mut found, mut faults) = (Vec::new(), Vec::new());
    for (template, file) in theme.templates().filter(|(template, _)| template.starts_with(FOLDER)) {
        let name = template.trim_start_matches(FOLDER).trim_end_matches(".html");
        let examples = find_examples(&sources, &themes, name);
        match Component::read(template, sources.file(file).text(), &tera, examples) {
            Ok(component) => found.push(component),
            Err(of_this) => faults.extend(of_this),
        }
    }
    if faults.is_empty() { Ok((config.theme, found)) } else { Err(faults) }
}

/// The template of the front page. Its header leads home only, so that the examples of what stands in headers are
/// alone on the page.
fn page(components: &[Component]) -> String {
    let mut page = format!(
        "{{#- The style guide. -#}}\n{{% extends \"base.html\" %}}\n\
         {{% block title %}}{{{{ site.title.text }}}}{{% endblock title %}}\n\
         {{% block head %}}{{{{ super() }}}}<link rel=\"stylesheet\" href=\"{{{{ site.root }}}}style-guide.css\">\n{{% endblock head %}}\n\
         {{% block header %}}<header class=\"site-header\"></header>{{% endblock header %}}\n\
         {{% block notice %}}{{% endblock notice %}}\n\
         {{% block main %}}\n{{% set {LANGUAGE} = none if site.lang == \"{WRITTEN_IN}\" else \"{WRITTEN_IN}\" %}}\n\
         <div class=\"style-guide\">\n<h1>{{{{<words words={{site.title}} />}}}}</h1>\n\
         <ul class=\"guide-index\" lang=\"en\">\n"
    );
    for Component { name, .. } in components {
        let _ = writeln!(page, "<li><a href=\"#component-{name}\">{name}</a></li>");
    }
    page.push_str("</ul>\n");
    for component in components {
        section(&mut page, component);
    }
    page.push_str("</div>\n{% endblock main %}\n");
    page
}

fn section(page: &mut String, component: &Component) {
    let Component { name, about, parameters, inside, examples } = component;
    let _ = write!(
        page,
        "<section class=\"guide-entry\">\n<h2 id=\"component-{name}\" lang=\"en\"><code>{name}</code></h2>\n\
         <p lang=\"en\">{}</p>\n",
        text(about)
    );
    if !parameters.is_empty() {
        page.push_str("<dl class=\"guide-parameters\" lang=\"en\">\n");
        for parameter in parameters {
            let kind = parameter.kind.unwrap_or("any");
            let default = match parameter.default.as_deref() {
                Some("@") => ", taken from the page".to_owned(),
                Some(default) => format!(", else <code>{}</code>", text(default)),
                None => String::new(),
            };
            let (name, about) = (&parameter.name, text(&parameter.about));
            let _ = writeln!(page, "<div><dt><code>{name}</code> {kind}{default}</dt><dd>{about}</dd></div>");
        }
        page.push_str("</dl>\n");
    }
    let (open, close) = inside.as_deref().map_or_else(Default::default, wrapped);
    for (shows, arguments) in examples {
        let mut lists = Lists::default();
        let arguments: Vec<String> = arguments
            .iter()
            .map(|(name, value)| format!("{name}={{ {} }}", lists.expression(value)))
            .collect();
        page.push_str(&lists.statements());
        let call = format!("{{{{<{name} {} />}}}}", arguments.join(" "));
        let _ = write!(
            page,
            "<h3 lang=\"en\">{}</h3>\n<div class=\"guide-example\">{open}{call}{close}</div>\n",
            text(shows)
        );
    }
    page.push_str("</section>\n");
}

/// `ul.part-list` → the tags around an example.
fn wrapped(inside: &str) -> (String, String) {
    let (element, classes) = inside.split_once('.').unwrap_or((inside, ""));
    let class =
        if classes.is_empty() { String::new() } else { format!(" class=\"{}\"", classes.replace('.', " ")) };
    (format!("<{element}{class}>"), format!("</{element}>"))
}

/// Plain text for a template, with code between backticks; nothing in it is read as a sign of the template.
fn text(plain: &str) -> String {
    let escaped =
        plain.replace('&', "&amp;").replace('<', "&lt;").replace('{', "&#123;").replace('"', "&quot;");
    let parts = escaped.split('`').enumerate();
    parts
        .map(|(at, part)| if at % 2 == 1 { format!("<code>{part}</code>") } else { part.to_owned() })
        .collect()
}
