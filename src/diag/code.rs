//! Codes: the stable names of what can be wrong, each with its entry of the manual.

/// How much a diagnostic weighs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// The site is built all the same.
    Warning,
    /// Nothing is built.
    Error,
}

impl Severity {
    /// The name that users write and machines read.
    pub fn name(self) -> &'static str {
        match self {
            Self::Warning => "warning",
            Self::Error => "error",
        }
    }
}

/// What a diagnostic is about: a stable name, a default weight, and an entry of the manual.
#[derive(Debug)]
pub struct Code {
    /// Stable name, as `unknown-reference`.
    pub name: &'static str,
    /// Weight unless `vazba.toml` sets another.
    pub severity: Severity,
    /// Whether `vazba.toml` may change the weight; not for a fault that leaves nothing to build.
    pub settable: bool,
    /// The manual entry: Markdown, made from the declaration's doc comment. Its first line is the summary.
    pub manual: &'static str,
}

impl Code {
    /// First sentence of the manual entry.
    pub fn summary(&self) -> &'static str {
        self.manual.trim_start().lines().next().unwrap_or_default()
    }
}

/// Declares codes from doc comments and lists them in `CODES`.
///
/// `fixed` after the severity says that `vazba.toml` can't change it.
macro_rules! codes {
    ($( $(#[doc = $doc:literal])+ $ident:ident = $name:literal, $severity:ident $($fixed:ident)?; )+) => {
        $(
            #[doc = concat!("The code `", $name, "`.\n\n```text")]
            // Examples in an entry are TOML; outside a block of text, `cargo test` would compile them as Rust.
            $(#[doc = $doc])+
            #[doc = "```"]
            pub static $ident: $crate::diag::Code = $crate::diag::Code {
                name: $name,
                severity: $crate::diag::Severity::$severity,
                settable: [$( stringify!($fixed), )? ""][0].is_empty(),
                manual: concat!($($doc, "\n",)+),
            };
        )+

        /// All codes declared here, in the order of their declaration.
        pub static CODES: &[&$crate::diag::Code] = &[$( &$ident, )+];
    };
}
pub(crate) use codes;
