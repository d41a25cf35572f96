//! Roles: what a field means, in whatever kind or part it stands.

/// What a field means to code that does not know its kind. A declaration says it: `code: Option<Code> { role: Code }`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Role {
    /// What it is called.
    Title,
    /// What a part is called in a list of its sort, where it has no title.
    Label,
    /// What a part says: where it has no title, it is called by the beginning of it.
    Text,
    /// What it is, in a sentence or two.
    Summary,
    /// The code by which people quote it.
    Code,
    /// A short name under which people know it.
    Name,
    /// Another word under which it is found.
    Keyword,
    /// When it was: the date of a sitting, the year of a value.
    Date,
    /// For when it is planned, or made.
    Period,
    /// When it was really done.
    Actual,
    /// The place that was set for it among its like.
    Order,
    /// What it lies below.
    Parent,
    /// The tier of a goal, by the id that `vazba.toml` gives it.
    Tier,
    /// An e-mail address.
    Email,
    /// A telephone number.
    Phone,
    /// Whether what stands beside it is of an office.
    Official,
    /// Whether what stands beside it may be published.
    Public,
    /// Which documents say so.
    Sources,
    /// An address that it had before.
    FormerAddress,
    /// Where it is shown, or what is checked of it: nothing that readers ask for.
    Setting,
}
