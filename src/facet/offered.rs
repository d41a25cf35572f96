//! Which facets a site's lists offer, `facets` in `vazba.toml`.

use super::{Facet, all};
use crate::config::{Config, Settings};
use crate::diag::{Diagnostic, Sink, codes, text};
use crate::model::field;
use crate::spelling::nearest;

/// The facets that the lists of a site offer: all, or those that `vazba.toml` names.
pub(super) fn offered(config: &Config) -> Vec<&'static Facet> {
    let named = &config.settings.facets;
    // An empty list counts as written: the site wants no facets.
    let is_written = config.places.get(field!(Settings.facets)).is_some();
    let is_offered =
        |facet: &&Facet| !is_written || named.iter().any(|name| name.main() == facet.full_name());
    all().filter(is_offered).collect()
}

/// Reports names in `facets` that no facet has, and names listed twice.
pub fn check(config: &Config, sink: &mut Sink) {
    let mut known: Vec<&str> = Vec::new();
    let names: Vec<String> = all().map(Facet::full_name).collect();
    for text in &config.settings.facets {
        let name = text.main();
        let fault = |message, help| Diagnostic::new(&codes::CONFIGURATION, text.span, message).help(help);
        if known.contains(&name) {
            let message = text!("the facet `{name}` stands here twice", name = name);
            sink.push(fault(message, text!("write each once")));
        } else if !names.iter().any(|facet| facet == name) {
            let message = text!("there is no facet `{name}`", name = name);
            let help = match meant(name, &names) {
                Some(near) => text!("did you mean `{near}`?", own near = near),
                None => text!(
                    "facets are {names}",
                    own names = names.iter().map(|name| format!("`{name}`")).collect::<Vec<_>>().join(", ")
                ),
            };
            sink.push(fault(message, help));
        }
        known.push(name);
    }
}

/// The facet that was probably meant: by its bare name, or by one that is written much the same.
fn meant<'a>(written: &str, names: &'a [String]) -> Option<&'a str> {
    let bare = all().zip(names).find(|(facet, _)| facet.name == written);
    bare.map(|(_, name)| name.as_str()).or_else(|| nearest(written, names.iter().map(String::as_str)))
}
