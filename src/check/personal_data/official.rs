//! Contacts that the site publishes on purpose: they are no personal data, wherever they stand.

use std::collections::BTreeSet;

use crate::check::Input;
use crate::diag::personal::Category;
use crate::model::kinds::Partner;
use crate::model::value::{Mailbox, Phone, Text};

/// E-mail addresses and telephones of offices: those of `[contact]` and of the accessibility statement in
/// `vazba.toml`, and those that the record of an organisation marks as official and public.
#[derive(Debug, Default)]
pub(super) struct Official {
    emails: BTreeSet<String>,
    phones: BTreeSet<String>,
}

impl Official {
    /// Gathers them, once for a site. A draft is not published, so its contacts aren't either.
    pub(super) fn of(site: &Input<'_>) -> Self {
        let mut official = Self::default();
        let settings = &site.config.settings;
        let of_site = settings.contact.as_ref().map(|contact| &contact.0);
        let of_statement = settings.accessibility.as_ref().and_then(|statement| statement.0.email.as_ref());
        let emails = of_site.and_then(|contact| contact.email.as_ref()).into_iter().chain(of_statement);
        official.emails.extend(emails.map(Mailbox::as_str).map(email));
        let phones = of_site.and_then(|contact| contact.phone.as_ref()).into_iter();
        official.phones.extend(phones.map(Phone::as_str).map(phone));
        let partners = site.graph.of::<Partner>().filter(|(_, record, _)| !record.common.draft);
        for contact in partners.flat_map(|(_, _, partner)| partner.contact.iter()) {
            let contact = &contact.data;
            official.emails.extend(contact.email.if_open(contact).map(Text::main).map(email));
            official.phones.extend(contact.phone.if_open(contact).map(Text::main).map(phone));
        }
        official
    }

    /// Whether what was found in a text is one of them.
    pub(super) fn has(&self, found: &str, category: Category) -> bool {
        match category {
            Category::Email => self.emails.contains(&email(found)),
            Category::Phone => self.phones.contains(&phone(found)),
            Category::BirthNumber | Category::Account => false,
        }
    }
}

/// An address in the form for comparing: decoded, if it is from a link, and in lower case.
fn email(written: &str) -> String {
    written.trim().replace("%40", "@").to_lowercase()
}

/// A number as it is compared: its digits, without the code of the Czech Republic.
fn phone(written: &str) -> String {
    let digits: String = written.chars().filter(char::is_ascii_digit).collect();
    let home = digits.strip_prefix("00420").or_else(|| digits.strip_prefix("420"));
    home.filter(|home| home.len() == 9).map_or_else(|| digits.clone(), str::to_owned)
}
