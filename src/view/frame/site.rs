//! What every page shows of the site.

use serde::Serialize;

use super::menu::{self, MenuItem};
use crate::config::{self, NoticeAt};
use crate::model::value::Lang;
use crate::view::components::contact::ContactView;
use crate::view::components::prose::{self, Html};
use crate::view::context::{Context, Scope};
use crate::view::edition::lang_string::LangString;
use crate::view::gathered::Gathered;

/// What every page shows of the site, in one language.
#[derive(Debug, Serialize)]
pub struct SiteView {
    title: LangString,
    /// Code of the language.
    lang: String,
    /// Direction of its writing: `ltr` or `rtl`.
    dir: &'static str,
    /// Address of the front page.
    home: String,
    /// What addresses of the theme's files begin with.
    root: String,
    menu: Vec<MenuItem>,
    /// All sections, whatever the menu leaves out.
    sections: Vec<MenuItem>,
    /// What stands at the top of every page: the notice, or what it says in short.
    banner: Option<Html>,
    /// The notice, where it stands in the foot.
    notice: Option<Html>,
    /// How to reach whoever publishes the site.
    contact: Option<ContactView>,
    publisher: Option<LangString>,
    licence: Option<LangString>,
    licence_url: Option<String>,
    /// Address of the page about the site.
    about: String,
    /// Address of the accessibility statement, where there is one.
    accessibility: Option<String>,
    /// Address of the page of the search, which has the index of titles, too.
    search: String,
    /// Whether the site has a search index, so that a search field makes sense.
    searchable: bool,
    /// Address of the feed of changes.
    feed: String,
    /// The day for which the site is built, as it is shown and as machines read it.
    today: String,
    today_iso: String,
    logo: Option<Logo>,
    colours: Option<Colours>,
    /// Whether drafts are shown.
    preview: bool,
    /// Whether search engines are asked to leave the page out.
    noindex: bool,
}

/// The picture before the site's name.
#[derive(Debug, Serialize)]
struct Logo {
    href: String,
    width: i64,
    height: i64,
}

/// The site's own colours, as CSS writes them.
#[derive(Debug, Serialize)]
struct Colours {
    light: String,
    dark: String,
    dark_band: String,
}

impl SiteView {
    /// Addresses to which the frame of a page leads, with the names of those that are sections.
    pub fn entries(&self) -> Vec<(String, Option<String>)> {
        let sections = self.menu.iter().chain(&self.sections).map(MenuItem::entry);
        let pages = [Some(&self.home), Some(&self.search), Some(&self.about), self.accessibility.as_ref()];
        let pages = pages.into_iter().flatten();
        sections.chain(pages.map(|address| (address.clone(), None))).collect()
    }
}

/// What every page shows of the site, in this language.
pub fn site(scope: &Scope<'_>, lang: Lang) -> SiteView {
    let context = &Context::new(scope, lang);
    let settings = &context.config.settings;
    let locale = context.locale();
    let sections = menu::sections(context);
    let (banner, notice) = notices(context, &mut Gathered::default());
    let preview = context.public.audience() == crate::public::Audience::Preview;
    let today = crate::model::value::Edtf::from(context.today);
    SiteView {
        title: settings
            .title
            .as_ref()
            .map_or(LangString { text: String::new(), lang: None }, |title| context.best(title)),
        lang: locale.code().to_owned(),
        dir: locale.direction().name(),
        home: context.plan.page_url("home", context.lang),
        root: context.plan.theme_url(""),
        menu: menu::menu(context, &sections),
        sections,
        banner,
        notice,
        contact: settings.contact.as_ref().and_then(|contact| ContactView::of(context, &contact.0)),
        publisher: settings.publisher.as_ref().map(|publisher| context.best(publisher)),
        licence: settings.licence.as_ref().map(|licence| context.best(licence)),
        licence_url: settings.licence_url.as_ref().map(|url| url.as_str().to_owned()),
        about: context.plan.page_url("about", context.lang),
        accessibility: settings
            .accessibility
            .as_ref()
            .map(|_| context.plan.page_url("accessibility", context.lang)),
        search: context.plan.page_url("search", context.lang),
        searchable: context.searchable,
        feed: context.plan.page_url("changes-feed", context.lang),
        today: locale.date(&today),
        today_iso: context.today.to_string(),
        logo: settings.logo.as_ref().and_then(|logo| self::logo(context, &logo.0)),
        colours: context.config.palette.map(|palette| Colours {
            light: palette.light.to_string(),
            dark: palette.dark.to_string(),
            dark_band: palette.dark_band.to_string(),
        }),
        preview,
        noindex: preview || settings.noindex,
    }
}

/// What stands at the top of every page, and what in the foot.
fn notices(context: &Context<'_>, gathered: &mut Gathered) -> (Option<Html>, Option<Html>) {
    let settings = &context.config.settings;
    let mut html = |notice| prose::site_html(context, gathered, notice, 3);
    let whole = settings.notice.as_ref();
    match (&settings.notice_short, settings.notice_at) {
        (_, Some(NoticeAt::Foot)) => (None, whole.map(html)),
        (Some(short), _) => (Some(html(short)), whole.map(html)),
        (None, _) => (whole.map(html), None),
    }
}

fn logo(context: &Context<'_>, logo: &config::Logo) -> Option<Logo> {
    Some(Logo {
        href: context.plan.fixed_url(logo.file.as_ref()?.main())?,
        width: logo.width.as_ref()?.0,
        height: logo.height.as_ref()?.0,
    })
}
