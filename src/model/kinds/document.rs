//! Documents: other strategies, plans, laws, methods, data sets, contracts, studies, records.

use super::{Body, Goal, Measure, Partner, Strategy};
use crate::model::declare::{choice, fields, kind, named, part};
use crate::model::parts::{Link, Relation, Role};
use crate::model::value::{Code, Edtf, Nested, Parts, Prose, Ref, Refs, Text, Web};

choice! {
    /// What a document is.
    DocumentType {
        /// Strategy, concept, framework.
        Strategy = "strategy",
        /// Plan.
        Plan = "plan",
        /// Programme.
        Programme = "programme",
        /// Law or decree.
        Law = "law",
        /// Method.
        Method = "method",
        /// Data.
        Dataset = "dataset",
        /// Contract.
        Contract = "contract",
        /// Study or analysis.
        Study = "study",
        /// Minutes or slides.
        Record = "record",
    }
}

choice! {
    /// For how wide a territory a document is made.
    Reach {
        /// European Union.
        Eu = "eu",
        /// State.
        State = "state",
        /// Region.
        Region = "region",
        /// Micro-region.
        Microregion = "microregion",
        /// Municipality.
        Municipality = "municipality",
    }
}

choice! {
    /// How far a document binds.
    Binding {
        /// It binds those for whom it is made.
        Binding = "binding",
        /// Its makers approved it; nobody else has to follow it.
        Approved = "approved",
        /// It is advice.
        Recommended = "recommended",
    }
}

choice! {
    /// How far an item of another document has come, as that document or its monitoring says.
    ItemState {
        /// Planned.
        Planned = "planned",
        /// Being done.
        Running = "running",
        /// Done.
        Finished = "finished",
        /// Dropped.
        Cancelled = "cancelled",
    }
}

choice! {
    /// How much of what a document asks for is fulfilled.
    Fulfilment {
        /// All of it.
        Fulfilled = "fulfilled",
        /// A part of it.
        Partly = "partly",
        /// Nothing of it.
        NotFulfilled = "not-fulfilled",
        /// It is being worked on.
        Ongoing = "ongoing",
    }
}

kind! {
    /// Another document: a strategy, plan, law, method, data set, contract, study or record.
    Document = "document" in "documents" {
        /// What it is.
        r#type: Option<DocumentType> { column: true },
        /// For how wide a territory it is made.
        reach: Option<Reach> { group: true },
        /// How far it binds.
        binding: Option<Binding>,
        /// Whether each of its items should have a counterpart here; one without is a gap.
        expects_counterparts: bool { role: Setting },
        /// Who issued it.
        issuer: Refs<Partner> { inverse: "documents", column: true },
        /// Years for which it is made.
        period: Option<Edtf> { column: true, role: Period },
        /// Number, collection or edition by which it is quoted.
        edition: Option<Text> { neutral: true },
        /// Where it is published.
        url: Option<Web>,
        /// Where a copy of it is kept.
        archived_url: Option<Web>,
        /// When it holds.
        valid: Option<Edtf> { column: true },
        /// Documents that it replaces.
        supersedes: Refs<Document> { inverse: "superseded_by", acyclic: true },
        /// Its own goals and measures.
        item: Parts<Item> { in_items_file: true },
        /// Where these were taken from, if `vazba inventory` wrote them.
        inventory: Option<Nested<Inventory>> { in_items_file: true },
        /// When somebody looked how it is fulfilled.
        review: Parts<Review> { latest_first: true },
        /// Other documents that it is tied to.
        link: Parts<Link>,
    }
}

part! {
    /// A goal or measure of that document.
    Item = "item" {
        /// Its number in the document.
        code: Option<Code> { role: Code },
        /// Its name.
        title: Option<Text> { required: true, role: Title },
        /// The item above it.
        parent: Ref<Item> { inverse: "children", acyclic: true, role: Parent },
        /// Page of the document.
        page: Option<Text> { neutral: true },
        /// Its own address.
        url: Option<Web>,
        /// How far it has come.
        state: Option<ItemState>,
        /// When it holds, or is to be done.
        valid: Option<Edtf>,
        /// What it refers to here, as its own website says.
        inbound: Parts<Inbound>,
    }
}

fields! {
    /// A link of an item to a record here, as the website of its document states it.
    Inbound {
        /// The record here.
        to: Ref<(Strategy, Goal, Measure)> { required: true, inverse: "linked_from_elsewhere", qualified_by: "relation" },
        /// How the item stands to it.
        relation: Option<Relation> { required: true },
    }
}

named! { Inbound = "inbound", "A link of an item to a record here, as the website of its document states it." }

fields! {
    /// An inventory: a list of the items of a document, as another website or a file has them.
    Inventory {
        /// Its address.
        url: Option<Web>,
        /// The file that it was read from.
        from_file: Option<Text> { neutral: true },
        /// The sheet of a workbook that it stands on.
        sheet: Option<Text> { neutral: true },
        /// Which column of a table holds what, as `title=Name of the measure`.
        map: Vec<Text> { neutral: true, role: Setting },
        /// When it was read.
        read: Option<Edtf> { required: true },
        /// The digest of what was read (SHA-256), in hexadecimal digits.
        digest: Option<Text> { required: true, neutral: true, role: Setting },
    }
}

named! { Inventory = "inventory", "A list of the items of a document, as another website or a file has them." }

part! {
    /// A look at how the document is fulfilled (monitoring).
    Review = "review" {
        /// When.
        date: Option<Edtf> { required: true, role: Date },
        /// By whom.
        by: Refs<(Partner, Body, Role)> { inverse: "reviews" },
        /// What was found.
        fulfilment: Option<Fulfilment>,
        /// What more there is to say.
        note: Option<Prose>,
        /// When to look again.
        next: Option<Edtf>,
    }
}
