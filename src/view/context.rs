//! What views are made from.

use std::cell::RefCell;
use std::collections::BTreeSet;

use jiff::civil::Date;

use crate::config::Config;
use crate::locale::Locale;
use crate::model::value::{Lang, Localized, Text};
use crate::plan::Plan;
use crate::public::Public;

use super::link::Words;

/// What views are made from.
#[derive(Clone, Copy)]
pub struct Context<'a> {
    /// What may be seen.
    pub public: &'a Public,
    /// Every address.
    pub plan: &'a Plan,
    /// The site's configuration.
    pub config: &'a Config,
    /// The site's languages, in their order.
    pub locales: &'a [Locale],
    /// The day for which the site is built.
    pub today: Date,
    /// The language of the page.
    pub lang: Lang,
    /// Ids that stand on the page already.
    pub ids: &'a Ids,
}

/// Ids that stand on one page: every text that is added to it keeps clear of them.
#[derive(Debug, Default)]
pub struct Ids(RefCell<BTreeSet<String>>);

impl Ids {
    /// Notes ids that the page itself gives.
    pub(super) fn reserve<'i>(&self, ids: impl IntoIterator<Item = &'i str>) {
        self.0.borrow_mut().extend(ids.into_iter().map(str::to_owned));
    }

    /// Lets a text take ids.
    pub(super) fn with<T>(&self, write: impl FnOnce(&mut BTreeSet<String>) -> T) -> T {
        write(&mut self.0.borrow_mut())
    }
}

impl<'a> Context<'a> {
    /// The same for another language.
    pub fn in_lang(self, lang: Lang) -> Self {
        Self { lang, ..self }
    }

    /// The page's language.
    pub fn locale(&self) -> &'a Locale {
        &self.locales[usize::from(self.lang.0)]
    }

    /// A text in the page's language, or else in the main one, marked as such.
    pub(super) fn words(&self, text: &Text) -> Words {
        self.localized(text.localized())
    }

    pub(super) fn localized(&self, text: &Localized<String>) -> Words {
        let (text, lang) = text.best(self.lang);
        Words { text: text.clone(), lang: self.foreign(lang) }
    }

    /// Code of a language, if it is not the page's.
    pub(super) fn foreign(&self, lang: Lang) -> Option<String> {
        (lang != self.lang).then(|| self.config.code(lang).to_owned())
    }
}
