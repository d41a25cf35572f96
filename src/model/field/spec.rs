//! What a declaration says about a field.

use crate::model::Role;
use crate::model::value::Target;

/// What a field takes.
#[derive(Clone, Copy, Debug)]
pub enum Shape {
    /// One line of text; translated by overlays.
    Text,
    /// Markdown; translated by overlays.
    Prose,
    /// Several texts.
    Texts,
    /// A code such as `1.10`: text that sorts in natural order.
    Code,
    /// An EDTF date or period.
    Fuzzy,
    /// A date, or `ongoing`.
    Due,
    /// A time of day.
    Time,
    /// A whole number of a currency.
    Money,
    /// A whole number within bounds.
    Number {
        /// Least value.
        min: i64,
        /// Greatest value.
        max: i64,
    },
    /// A number that may have a fraction.
    Decimal,
    /// Yes or no.
    Flag,
    /// One of a fixed list of values.
    Choice(&'static [&'static str]),
    /// A reference, or several.
    Reference {
        /// What it may lead to; empty for anything.
        targets: &'static [Target],
        /// Whether several may stand.
        many: bool,
    },
    /// An address of the web.
    Web,
    /// A file beside the record.
    File,
    /// Parts: tables of their own, each of which may be a node of the graph.
    Parts(&'static TableSpec),
    /// One table inside the record.
    Table(&'static TableSpec),
    /// A value that is never published.
    Private(&'static Shape),
    /// Free fields of a site's own.
    Free,
}

impl Shape {
    /// Whether it is made of words, so that overlays translate it.
    pub fn is_text(self) -> bool {
        matches!(self, Self::Text | Self::Prose | Self::Texts)
    }
}

/// A field's declaration.
#[derive(Clone, Copy, Debug)]
pub struct FieldSpec {
    /// Key in the front matter.
    pub name: &'static str,
    /// Doc comment of the declaration, for the reference.
    pub doc: &'static str,
    /// What it takes.
    pub shape: Shape,
    /// What else the declaration says.
    pub options: FieldOptions,
}

impl FieldSpec {
    /// Whether the declaration gives it this role.
    pub fn has_role(&self, role: Role) -> bool {
        self.options.role == Some(role)
    }

    /// Whether its role is one of these.
    pub fn has_role_of(&self, roles: &[Role]) -> bool {
        self.options.role.is_some_and(|role| roles.contains(&role))
    }

    /// Whether `other`, beside this reference, gives it its meaning.
    pub fn is_qualified_by(&self, other: &Self) -> bool {
        self.options.qualified_by == other.name
    }
}

/// What a declaration may say beyond name, doc and shape.
#[derive(Clone, Copy, Debug)]
#[expect(clippy::struct_excessive_bools, reason = "each says one thing, and a declaration names it")]
pub struct FieldOptions {
    /// Whether the field must be there.
    pub required: bool,
    /// Name under which the target of a reference shows it; every reference has one.
    pub inverse: &'static str,
    /// Whether following this reference must never lead back.
    pub acyclic: bool,
    /// Choice beside a reference that gives it its meaning (`relation` of a link).
    pub qualified_by: &'static str,
    /// Whether `<id>.csv` beside the record may hold these parts, a row each.
    pub csv: bool,
    /// Whether `<id>.items.toml` beside the record may hold it instead of the record itself.
    pub in_items_file: bool,
    /// Whether a reader expects it: when nothing is said, the page says so instead of leaving it out.
    pub expected: bool,
    /// Whether lists of the kind show it as a column.
    pub column: bool,
    /// Whether lists of the kind are grouped by it; dates group by year.
    pub group: bool,
    /// Whether its text says the same in every language, so that a translation is complete without it.
    pub neutral: bool,
    /// Whether pages show these parts as rows of a table.
    pub table: bool,
    /// Whether pages show the part with the latest date first.
    pub latest_first: bool,
    /// What it means to code that does not know its kind.
    pub role: Option<Role>,
}

impl FieldOptions {
    /// Nothing said.
    pub const NONE: Self = Self {
        required: false,
        inverse: "",
        acyclic: false,
        qualified_by: "",
        csv: false,
        in_items_file: false,
        expected: false,
        column: false,
        group: false,
        neutral: false,
        table: false,
        latest_first: false,
        role: None,
    };
}

/// A named group of fields: a part, or a table inside a record.
#[derive(Debug)]
pub struct TableSpec {
    /// Name, as in `[[task]]`.
    pub name: &'static str,
    /// Doc comment of the declaration.
    pub doc: &'static str,
    /// The fields.
    pub fields: &'static [FieldSpec],
}

impl PartialEq for TableSpec {
    fn eq(&self, other: &Self) -> bool {
        self.name == other.name
    }
}
