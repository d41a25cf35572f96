//! The accessibility statement, `[accessibility]` in `vazba.toml`.
//!
//! What it asks for follows the model statement of Commission Implementing Decision (EU) 2018/1523, to which
//! Directive (EU) 2016/2102 and in Czechia Act No. 99/2019 Coll., § 8, lead.

use crate::model::declare::{choice, fields, named};
use crate::model::value::{Edtf, Mailbox, Prose, Text, Web};
use crate::model::{FieldOf, field};

choice! {
    /// How far a site conforms to the standard.
    Conformity {
        /// It conforms in full.
        Full = "full",
        /// It conforms with exceptions that the statement names.
        Partial = "partial",
        /// It does not conform.
        None = "none",
    }
}

choice! {
    /// Who assessed the site.
    Assessment {
        /// Its publisher.
        Own = "self",
        /// Somebody else.
        ThirdParty = "third-party",
    }
}

choice! {
    /// The law that asks for the statement. Nothing else in a site tells whether its publisher is a body that a law
    /// obliges, so it is said here, and no law is cited where it is not.
    Law {
        /// Act No. 99/2019 Coll. of the Czech Republic.
        Czech = "cz-99-2019",
        /// That of another country, which `commitment` and `enforcement` name.
        Other = "other",
        /// None: the statement is given freely.
        None = "none",
    }
}

fields! {
    /// What the site's accessibility statement says.
    Accessibility {
        /// The law that asks for it.
        law: Option<Law>,
        /// Whom the site is for and by which law; without it, the theme's text for the language and law stands here.
        commitment: Option<Prose>,
        /// How far the site conforms to the standard.
        state: Option<Conformity>,
        /// The standard, as `EN 301 549 V3.2.1 (WCAG 2.1 AA)`.
        standard: Option<Text>,
        /// What is not accessible though it should be, and why.
        exceptions: Option<Prose>,
        /// What is not accessible since that would be a disproportionate burden, and why.
        burden: Option<Prose>,
        /// What is not accessible and need not be by law.
        outside: Option<Prose>,
        /// How the same can be had otherwise.
        alternatives: Option<Prose>,
        /// When the statement was made.
        prepared: Option<Edtf>,
        /// When it was last looked at again.
        reviewed: Option<Edtf>,
        /// Who assessed the site.
        assessment: Option<Assessment>,
        /// How it was assessed.
        method: Option<Prose>,
        /// Who takes complaints and requests: an office, not a person.
        contact: Option<Text>,
        /// E-mail address of that office. Where neither this nor `post` nor `web` is said, the site's `[contact]` stands.
        email: Option<Mailbox>,
        /// Its postal address.
        post: Option<Text> { neutral: true },
        /// A form or page of it on the web.
        web: Option<Web>,
        /// To whom readers turn when they get no answer; without it, the theme names the authority that sees to the
        /// Czech law, where that is the law.
        enforcement: Option<Prose>,
    }
}
named! { Accessibility = "accessibility", "What the site's accessibility statement says." }

impl Accessibility {
    /// Whether the statement itself says where readers can turn.
    pub fn has_contact(&self) -> bool {
        self.email.is_some() || self.post.is_some() || self.web.is_some()
    }

    /// Whether a law asks for the statement.
    pub fn is_asked_for(&self) -> bool {
        matches!(self.law, Some(Law::Czech | Law::Other))
    }

    /// Fields that the model statement asks for and that are not there, where readers can turn is not among
    /// them.
    pub fn missing(&self) -> Vec<FieldOf<Self>> {
        let is_full = self.state == Some(Conformity::Full);
        let reasons = self.exceptions.is_some() || self.burden.is_some() || self.outside.is_some();
        // The theme knows the words of one law only.
        let is_other = self.law == Some(Law::Other);
        [
            (field!(Accessibility.law), self.law.is_none()),
            (field!(Accessibility.commitment), is_other && self.commitment.is_none()),
            (field!(Accessibility.state), self.state.is_none()),
            (field!(Accessibility.standard), self.standard.is_none()),
            (field!(Accessibility.exceptions), !is_full && !reasons),
            (field!(Accessibility.prepared), self.prepared.is_none()),
            (field!(Accessibility.assessment), self.assessment.is_none()),
            (field!(Accessibility.enforcement), is_other && self.enforcement.is_none()),
        ]
        .into_iter()
        .filter_map(|(field, is_missing)| is_missing.then_some(field))
        .collect()
    }
}
