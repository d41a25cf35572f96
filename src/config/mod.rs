//! The site's configuration, `vazba.toml`, read by the same field reader as front matter.

mod accessibility;
mod colour;
mod contact;
mod countries;
mod gaps;
mod logo;
mod menu;
mod minify;
mod notice;
mod palette;
mod serve;
mod title_index;

use jiff::civil::Date;

pub use accessibility::{Accessibility, Assessment, Conformity, Law};
pub use colour::{Colour, Palette};
pub use contact::Contact;
pub use countries::meant_language;
pub use gaps::{GapSettings, GapSort, LeftOut};
pub use logo::Logo;
pub use menu::MenuEntry;
pub use minify::Minify;
pub use notice::NoticeAt;
pub use serve::Serve;
pub use title_index::TitleIndex;

use crate::diag::{Diagnostic, Levels, Severity, Sink, codes, text};
use crate::model::declare::{fields, named};
use crate::model::field::{Declared as _, Decoder};
use crate::model::value::{Count, Edtf, Free, Lang, Nested, Part, Parts, Prose, Text, Web};
use crate::model::{Outer, Places};
use crate::source::Sources;
use crate::spelling;
use crate::syntax::toml::{self, Table, Tree};

/// Name of the configuration file in the site's folder.
pub const FILE: &str = "vazba.toml";

fields! {
    /// What a site says of itself in `vazba.toml`; texts are translated in `vazba.<language>.toml`.
    Settings {
        /// Name of the site.
        title: Option<Text> { required: true },
        /// Address at which the site is published; without one, no sitemap and no canonical addresses are made.
        base_url: Option<Web>,
        /// Languages of the site by their codes (BCP 47), the main one first.
        languages: Vec<Text>,
        /// Name of the theme: a folder of `themes/` that overrides the built-in one, or `default`.
        theme: Option<Text>,
        /// The site's own colour, as `#0b5a78`: of links, and of the band with the site's name.
        colour: Option<Text> { neutral: true },
        /// The same on dark pages; without it, it follows from `colour`.
        colour_dark: Option<Text> { neutral: true },
        /// A picture that stands before the site's name.
        logo: Option<Nested<Logo>>,
        /// What every reader should know.
        notice: Option<Prose>,
        /// The same in a line, for the top of every page; the whole notice then stands in the foot.
        notice_short: Option<Prose>,
        /// Where the notice stands: at the top of every page, also where nothing is said, or in the foot.
        notice_at: Option<NoticeAt>,
        /// The page about the site.
        about: Option<Prose>,
        /// Who publishes the site.
        publisher: Option<Text>,
        /// How to reach whoever publishes the site; stands in the foot of every page.
        contact: Option<Nested<Contact>>,
        /// Name of the licence of texts and data.
        licence: Option<Text>,
        /// Address of the licence.
        licence_url: Option<Web>,
        /// The accessibility statement; with it, the site has a page for it.
        accessibility: Option<Nested<Accessibility>>,
        /// For how many months `verified` holds; after that, pages say that they may be out of date.
        review_after_months: Option<Count>,
        /// For how many months an inventory of another document holds; after that, checks ask to bring it in anew.
        inventory_after_months: Option<Count>,
        /// The menu; without it, it holds a section for each kind that the site has, and its other pages.
        menu: Parts<MenuEntry>,
        /// Facets that lists offer, as `measure.phase`; all where nothing is said, none where the list is empty.
        facets: Vec<Text> { neutral: true },
        /// Whether there is an index of titles, A–Z; `on` where nothing is said.
        title_index: Option<TitleIndex>,
        /// Whether search engines are asked to leave the site out, as for a demonstration or a draft of a site.
        noindex: bool,
        /// How short pages are made; `short` where nothing is said.
        minify: Option<Minify>,
        /// What the report of gaps counts.
        gaps: Option<Nested<GapSettings>>,
        /// What `vazba serve` does.
        serve: Option<Nested<Serve>>,
        /// Tiers of the tree of goals, from the top.
        tier: Parts<Tier>,
        /// Weights of diagnostics: a code and `off`, `warning` or `error`.
        checks: Free,
        /// Free fields for a site's own templates.
        extra: Free,
    }
}

fields! {
    /// A tier of the tree of goals.
    Tier {
        /// What one goal of this tier is called.
        title: Option<Text> { required: true },
        /// What several are called.
        plural: Option<Text>,
    }
}
named! { Tier = "tier", "A tier of the tree of goals." }

/// The configuration, complete and sound as far as it could be read.
pub struct Config {
    /// What the file says.
    pub settings: Settings,
    /// Where the file says it.
    pub places: Places,
    /// Codes of the languages, the main one first; at least one.
    pub languages: Vec<String>,
    /// Name of the theme.
    pub theme: String,
    /// Colours that follow from the one that the site sets.
    pub palette: Option<Palette>,
    /// Weights of diagnostics.
    pub levels: Levels,
}

impl Config {
    /// Reads `vazba.toml` and its translations.
    pub fn read(sources: &Sources, sink: &mut Sink) -> Self {
        let Some(file) = sources.find(FILE) else {
            let message = text!("this folder has no `{file}`", own file = FILE);
            let place = crate::diag::Place::Path(FILE.to_owned());
            sink.push(
                Diagnostic::new(&codes::CONFIGURATION, place, message)
                    .help(text!("write one with at least `title = \"…\"`")),
            );
            return Self::assemble(Settings::default(), Places::default(), sink);
        };
        let toml::Read { table, complete } = toml::read_file(file, sources.file(file), sink);
        let mut decoder = Decoder::new("site", sink);
        decoder.complete = complete;
        let fields = Settings::FIELDS.iter().map(|spec| spec.name).collect();
        let header = table.first_header(sources.file(file).text());
        decoder.outer = Some(Outer { owner: "site", fields, header });
        let mut settings = Settings::read(&table, &[], &mut decoder);
        for (index, code) in sound_languages(&settings).iter().enumerate().skip(1) {
            if let Some(file) = sources.find(&format!("vazba.{code}.toml")) {
                let overlay = toml::read_file(file, sources.file(file), sink);
                translate(&mut settings, &overlay.table, language(index), sink);
            }
        }
        Self::assemble(settings, Places::of(&table, Settings::FIELDS), sink)
    }

    fn assemble(settings: Settings, places: Places, sink: &mut Sink) -> Self {
        let mut known: Vec<&str> = Vec::new();
        for code in &settings.languages {
            if !is_language(code.main()) || known.contains(&code.main()) {
                let message = text!("`{code}` is not a language, or stands here twice", code = code.main());
                let help = match meant_language(code.main()) {
                    Some(near) => text!("did you mean `{near}`?", own near = near),
                    None => text!("write codes as `cs` or `en`, each once"),
                };
                sink.push(Diagnostic::new(&codes::CONFIGURATION, code.span, message).help(help));
            }
            known.push(code.main());
        }
        let languages = sound_languages(&settings);
        if let Some(address) = settings.base_url.as_ref().filter(|address| !is_base(address)) {
            sink.push(not_a_base(address.as_str()));
        }
        notice::check(&settings, sink);
        minify::check(&settings, &places, sink);
        let theme = settings.theme.as_ref().map_or("default", Text::main).to_owned();
        let levels = levels(&settings.checks, sink);
        let palette = palette::palette(&settings, sink);
        Self { settings, places, languages, theme, palette, levels }
    }

    /// Replaces the site's address, as a command line does.
    pub fn set_base_url(&mut self, address: &str, sink: &mut Sink) {
        self.settings.base_url = match Web::parse(address) {
            Ok(read) => Some(read),
            Err((message, help)) => {
                let place = crate::diag::Place::Path(FILE.to_owned());
                sink.push(Diagnostic::new(&codes::CONFIGURATION, place, message).help(help));
                None
            }
        };
        if let Some(address) = self.settings.base_url.as_ref().filter(|address| !is_base(address)) {
            sink.push(not_a_base(address.as_str()));
        }
    }

    /// The last day on which something still holds that was verified then; `None` where the site sets no limit.
    pub fn holds_until(&self, verified: Edtf) -> Option<Date> {
        months_after(verified, self.settings.review_after_months?)
    }

    /// The last day on which an inventory still holds that was read then; `None` where the site sets no limit.
    pub fn inventory_holds_until(&self, read: Edtf) -> Option<Date> {
        months_after(read, self.settings.inventory_after_months?)
    }

    /// What the report of gaps leaves out on purpose.
    pub fn left_out(&self) -> impl Iterator<Item = &Part<LeftOut>> {
        self.settings.gaps.iter().flat_map(|gaps| gaps.0.left_out.iter())
    }

    /// The first day of those on which a check of a tie still holds.
    pub fn checks_hold_from(&self, today: Date) -> Date {
        const MONTHS: i64 = 24;
        let stated = self.settings.gaps.as_ref().and_then(|gaps| gaps.0.checked_after_months);
        let months = stated.map_or(MONTHS, |months| months.0);
        let span = jiff::Span::new().try_months(months);
        span.ok().and_then(|span| today.checked_sub(span).ok()).unwrap_or(Date::MIN)
    }

    /// The language with this code.
    pub fn language(&self, code: &str) -> Option<Lang> {
        self.languages.iter().position(|known| known == code).map(language)
    }

    /// All languages, the main one first.
    pub fn langs(&self) -> impl Iterator<Item = Lang> + use<> {
        (0..self.languages.len()).map(language)
    }

    /// Code of a language.
    pub fn code(&self, lang: Lang) -> &str {
        &self.languages[usize::from(lang.0)]
    }

    /// Path under which the site is published: `""` at the root of its host, else as `/strategie`.
    pub fn path_prefix(&self) -> &str {
        let Some(base) = &self.settings.base_url else { return "" };
        let address = base.as_str().trim_end_matches('/');
        let host = address.find("://").map_or(0, |at| at + 3);
        address[host..].find('/').map_or("", |at| &address[host + at..])
    }

    /// Scheme and host under which the site is published, without a path.
    pub fn origin(&self) -> Option<&str> {
        let address = self.settings.base_url.as_ref()?.as_str().trim_end_matches('/');
        Some(&address[..address.len() - self.path_prefix().len()])
    }
}

/// The day so many months after the last one of a date.
fn months_after(date: Edtf, months: Count) -> Option<Date> {
    date.latest()?.checked_add(jiff::Span::new().try_months(months.0).ok()?).ok()
}

fn language(index: usize) -> Lang {
    Lang(u8::try_from(index).unwrap_or(u8::MAX))
}

/// Codes that can be languages, each once; Czech where none is named.
fn sound_languages(settings: &Settings) -> Vec<String> {
    let mut languages: Vec<String> = Vec::new();
    for code in settings.languages.iter().map(Text::main).filter(|code| is_language(code)) {
        if languages.iter().all(|known| known != code) {
            languages.push(code.to_owned());
        }
    }
    if languages.is_empty() {
        languages.push("cs".to_owned());
    }
    languages
}

/// Whether addresses of pages can follow the address: it has neither a query nor a fragment.
fn is_base(address: &Web) -> bool {
    !address.as_str().contains(['?', '#'])
}

fn not_a_base(address: &str) -> Diagnostic {
    let message = text!("`{address}` can't be the address of a site", address = address);
    let place = crate::diag::Place::Path(FILE.to_owned());
    Diagnostic::new(&codes::CONFIGURATION, place, message)
        .help(text!("write it up to the folder of the site, without `?` and `#`"))
}

fn is_language(code: &str) -> bool {
    let mut parts = code.split('-');
    let first = parts.next().unwrap_or_default();
    (2..=3).contains(&first.len())
        && first.bytes().all(|byte| byte.is_ascii_lowercase())
        && parts.all(|part| {
            (2..=8).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_alphanumeric())
        })
}

fn translate(settings: &mut Settings, overlay: &Table, lang: Lang, sink: &mut Sink) {
    let mut decoder = Decoder::new("site", sink);
    crate::model::translate_fields(settings, "site", overlay, lang, &mut decoder);
}

fn levels(checks: &Free, sink: &mut Sink) -> Levels {
    let mut levels = Levels::new();
    let Some(table) = checks.table() else { return levels };
    for (key, node) in &table.entries {
        let level = match &node.tree {
            Tree::Text { value, .. } => match value.as_str() {
                "off" => Some(None),
                "warning" => Some(Some(Severity::Warning)),
                "error" => Some(Some(Severity::Error)),
                _ => None,
            },
            _ => None,
        };
        match level {
            Some(level) => {
                levels.insert(key.name.clone(), level);
            }
            None => sink.push(
                Diagnostic::new(
                    &codes::CONFIGURATION,
                    node.span,
                    text!("`{code}` has no such weight", code = key.name),
                )
                .help(text!("it takes `\"off\"`, `\"warning\"` or `\"error\"`")),
            ),
        }
    }
    levels
}

/// Reports codes in `[checks]` that do not exist or can't be set; `known` are all codes there are.
pub fn check_levels(config: &Config, known: &[&'static crate::diag::Code], sink: &mut Sink) {
    let Some(table) = config.settings.checks.table() else { return };
    for (key, _) in &table.entries {
        match known.iter().find(|code| code.name == key.name) {
            Some(code) if code.settable => {}
            Some(_) => sink.push(
                Diagnostic::new(
                    &codes::CONFIGURATION,
                    key.span,
                    text!("the weight of `{code}` can't be set", code = key.name),
                )
                .help(text!("such a fault leaves nothing to build")),
            ),
            None => {
                let near = spelling::nearest(&key.name, known.iter().map(|code| code.name));
                let help = match near {
                    Some(name) => text!("did you mean `{name}`?", own name = name),
                    None => text!("each message says its check in brackets, as `error[broken-link]`"),
                };
                let message = text!("there is no check `{code}`", code = key.name);
                sink.push(Diagnostic::new(&codes::CONFIGURATION, key.span, message).help(help));
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn config(text: &str) -> (Config, Vec<Diagnostic>) {
        let mut sources = Sources::default();
        sources.add(FILE, text);
        let mut sink = Sink::default();
        let config = Config::read(&sources, &mut sink);
        (config, sink.into_diagnostics())
    }

    #[test]
    fn an_address_with_a_path_gives_a_prefix() {
        let (config, faults) = config("title = \"Síť\"\nbase_url = \"https://kraj.example/strategie/\"\n");
        assert!(faults.is_empty(), "{faults:?}");
        assert_eq!(config.path_prefix(), "/strategie");
        assert_eq!(config.origin(), Some("https://kraj.example"));
        assert_eq!(config.languages, ["cs"]);
    }

    #[test]
    fn checks_that_do_not_exist_are_reported() {
        let (config, _) = config("title = \"x\"\n[checks]\nunknown-refernce = \"off\"\nnot-utf8 = \"off\"\n");
        let mut sink = Sink::default();
        check_levels(&config, codes::CODES, &mut sink);
        let messages: Vec<String> =
            sink.into_diagnostics().iter().map(|fault| fault.message.full()).collect();
        assert_eq!(
            messages,
            ["there is no check `unknown-refernce`", "the weight of `not-utf8` can't be set"]
        );
    }
}
