//! Partners: organisations, or kinds of organisations, that take part.

use super::Place;
use crate::model::declare::{choice, kind, part};
use crate::model::value::{Count, Edtf, Parts, Private, Ref, Text, Web};

choice! {
    /// What sort of an organisation it is.
    PartnerType {
        /// Region.
        Region = "region",
        /// Municipality.
        Municipality = "municipality",
        /// Non-governmental organisation.
        Ngo = "ngo",
        /// Provider of services.
        Provider = "provider",
        /// Employer.
        Employer = "employer",
        /// School or university.
        School = "school",
        /// Agency.
        Agency = "agency",
        /// Local action group (MAS).
        Mas = "mas",
        /// Authority of the state.
        State = "state",
        /// The public.
        Public = "public",
    }
}

kind! {
    /// An organisation, or a kind of organisations, that takes part.
    Partner = "partner" in "partners" {
        /// What sort of an organisation it is.
        r#type: Option<PartnerType> { group: true },
        /// Its own website.
        url: Option<Web>,
        /// Where it sits or works.
        place: Ref<Place> { inverse: "partners", column: true },
        /// Its number in the register of persons (IČO).
        ico: Option<Text> { neutral: true },
        /// When it joined.
        joined: Option<Edtf>,
        /// How many contacts the directory has for it; who they are is not published.
        contacts: Option<Count>,
        /// Whom to turn to. Published only when official and public.
        contact: Parts<Contact>,
    }
}

part! {
    /// Whom to turn to at an organisation. A phone or address is published only when the contact is official
    /// and `public = true`.
    Contact = "contact" {
        /// What the contact is for.
        title: Option<Text> { role: Title },
        /// E-mail address.
        email: Private<Option<Text>> { role: Email },
        /// Phone number.
        phone: Private<Option<Text>> { role: Phone },
        /// Whether it is the contact of an office, not of a person.
        official: bool { role: Official },
        /// Whether it may be published.
        public: bool { role: Public },
    }
}
