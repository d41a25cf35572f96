//! Texts of diagnostics: a fixed sentence with places for names and values.
//!
//! Keeping the two apart allows a text to be translated, and allows a [`Report`](super::Report) to leave out what it must
//! not quote: the values come from content, the sentence never does.

/// A sentence with its values.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Text {
    template: &'static str,
    values: Vec<(&'static str, Value)>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
struct Value {
    text: String,
    from_content: bool,
}

impl Text {
    /// A text from its template; prefer the `text!` macro.
    pub fn new(template: &'static str) -> Self {
        Self { template, values: Vec::new() }
    }

    /// Fills `{name}` with a value that may come from content.
    #[must_use]
    pub fn with(mut self, name: &'static str, value: &impl ToString) -> Self {
        self.values.push((name, Value { text: value.to_string(), from_content: true }));
        self
    }

    /// Fills `{name}` with a word of Vazba's own: the name of a kind, a field, a code.
    #[must_use]
    pub fn with_own(mut self, name: &'static str, value: &impl ToString) -> Self {
        self.values.push((name, Value { text: value.to_string(), from_content: false }));
        self
    }

    /// The whole sentence.
    pub fn full(&self) -> String {
        self.fill(|value| &value.text)
    }

    /// The sentence with `…` for each value that may come from content.
    pub fn guarded(&self) -> String {
        self.fill(|value| if value.from_content { "…" } else { &value.text })
    }

    fn fill<'a>(&'a self, show: impl Fn(&'a Value) -> &'a str) -> String {
        let mut out = String::with_capacity(self.template.len() + 32);
        let mut rest = self.template;
        while let Some(open) = rest.find('{') {
            let Some(close) = rest[open..].find('}') else { break };
            let name = &rest[open + 1..open + close];
            out.push_str(&rest[..open]);
            if let Some((_, value)) = self.values.iter().find(|(known, _)| *known == name) {
                out.push_str(show(value));
            } else {
                out.push_str(&rest[open..=open + close]);
            }
            rest = &rest[open + close + 1..];
        }
        out.push_str(rest);
        out
    }
}

/// Makes a [`Text`].
///
/// - `text!("…")`: no values.
/// - `text!("…", id = value, …)`: values that may come from content.
/// - `text!("…", own kind = value, id = value, …)`: `own` marks a word of Vazba's own.
macro_rules! text {
    (@fill $text:expr $(,)?) => { $text };
    (@fill $text:expr, own $name:ident = $value:expr $(, $($rest:tt)*)?) => {
        $crate::diag::text!(@fill $text.with_own(stringify!($name), &$value) $(, $($rest)*)?)
    };
    (@fill $text:expr, $name:ident = $value:expr $(, $($rest:tt)*)?) => {
        $crate::diag::text!(@fill $text.with(stringify!($name), &$value) $(, $($rest)*)?)
    };
    ($template:literal $(, $($rest:tt)*)?) => {
        $crate::diag::text!(@fill $crate::diag::Text::new($template) $(, $($rest)*)?)
    };
}
pub(crate) use text;

#[cfg(test)]
mod tests {
    #[test]
    fn values_from_content_can_be_left_out() {
        let text = text!("there is no {kind} `{id}`", own kind = "goal", id = "tajny-cil");
        assert_eq!(text.full(), "there is no goal `tajny-cil`");
        assert_eq!(text.guarded(), "there is no goal `…`");
    }
}
