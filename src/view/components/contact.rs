//! How to reach whoever publishes the site.

use serde::Serialize;

use crate::config::{Accessibility, Contact};
use crate::model::value::{Mailbox, Text, Web};
use crate::view::context::Context;
use crate::view::edition::lang_string::LangString;

/// How to reach an office.
#[derive(Debug, Default, Serialize)]
pub(in crate::view) struct ContactView {
    /// Who answers.
    title: Option<LangString>,
    email: Option<String>,
    phone: Option<Phone>,
    post: Option<LangString>,
    web: Option<String>,
    /// When it is open or answers.
    hours: Option<LangString>,
}

#[derive(Debug, Serialize)]
struct Phone {
    /// The number as it was written.
    text: String,
    /// The number as it is dialled.
    href: String,
}

impl ContactView {
    /// The site's own; `None` if it names no way to reach anybody.
    pub(in crate::view) fn of(context: &Context<'_>, contact: &Contact) -> Option<Self> {
        let phone = contact.phone.as_ref().map(|phone| Phone {
            // A number is read as one word, so it stays on a line.
            text: phone.as_str().split_whitespace().collect::<Vec<_>>().join("\u{a0}"),
            href: format!("tel:{}", phone.dialled()),
        });
        contact.is_a_way().then(|| Self {
            phone,
            hours: words(context, contact.hours.as_ref()),
            ..Self::written(
                context,
                contact.title.as_ref(),
                contact.email.as_ref(),
                contact.post.as_ref(),
                contact.web.as_ref(),
            )
        })
    }

    /// That of the accessibility statement: its own, or else the site's.
    pub(in crate::view) fn of_statement(context: &Context<'_>, statement: &Accessibility) -> Option<Self> {
        let Accessibility { contact: title, email, post, web, .. } = statement;
        if statement.has_contact() {
            return Some(Self::written(context, title.as_ref(), email.as_ref(), post.as_ref(), web.as_ref()));
        }
        let of_site = context.config.settings.contact.as_ref().and_then(|site| Self::of(context, &site.0))?;
        Some(Self { title: words(context, title.as_ref()).or(of_site.title), ..of_site })
    }

    fn written(
        context: &Context<'_>,
        title: Option<&Text>,
        email: Option<&Mailbox>,
        post: Option<&Text>,
        web: Option<&Web>,
    ) -> Self {
        Self {
            title: words(context, title),
            email: email.map(|email| email.as_str().to_owned()),
            post: words(context, post),
            web: web.map(|web| web.as_str().to_owned()),
            ..Self::default()
        }
    }
}

fn words(context: &Context<'_>, text: Option<&Text>) -> Option<LangString> {
    text.map(|text| context.best(text))
}
