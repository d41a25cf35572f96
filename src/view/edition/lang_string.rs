//! A text with its language.

use serde::Serialize;

/// A text and its language, where that is not the page's.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub(in crate::view) struct LangString {
    pub(in crate::view) text: String,
    /// Code of the language, when the text is not in the page's; left out where it is.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(in crate::view) lang: Option<String>,
}

impl LangString {
    /// A name after its code.
    pub(in crate::view) fn after_code(self, code: Option<&str>) -> Self {
        match code {
            Some(code) => Self { text: format!("{code} {}", self.text), ..self },
            None => self,
        }
    }
}
