//! The section `[typography]` of a language file.

use std::collections::BTreeSet;

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::Reader;
use crate::diag::text;

impl Reader<'_> {
    /// Reads the rules; each replaces the same one of a file before.
    pub(super) fn typography(&mut self, table: &DeTable<'_>) {
        self.language.typography.set = true;
        for (key, value) in table {
            match key.get_ref().as_ref() {
                "quotes" => {
                    let quotes = self.quotes(value);
                    self.language.typography.quotes = quotes;
                }
                "apostrophe" => {
                    let mark = self.string(value, "apostrophe").map(str::to_owned);
                    self.language.typography.apostrophe = mark;
                }
                "dash" => {
                    let dash = self.string(value, "dash").map(str::to_owned);
                    self.language.typography.dash = dash;
                }
                "ordinals" => match value.get_ref() {
                    DeValue::Boolean(ordinals) => self.language.typography.ordinals = *ordinals,
                    _ => self.fault(value, text!("`ordinals` is not `true` or `false`"), None),
                },
                "bound" => self.language.typography.bound = self.words(value, "bound"),
                "before-number" => {
                    self.language.typography.before_number = self.words(value, "before-number");
                }
                "after-number" => self.language.typography.after_number = self.words(value, "after-number"),
                other => {
                    let message = text!("`[typography]` has no rule `{name}`", name = other);
                    let help = text!(
                        "its rules are `quotes`, `apostrophe`, `dash`, `ordinals`, `bound`, `before-number` and `after-number`"
                    );
                    self.fault(key, message, Some(help));
                }
            }
        }
    }

    /// Four marks: the outer pair, then the inner one.
    fn quotes(&mut self, value: &Spanned<DeValue<'_>>) -> Option<[String; 4]> {
        let marks: Vec<String> = match value.get_ref() {
            DeValue::Array(marks) => {
                marks.iter().filter_map(|mark| mark.get_ref().as_str()).map(str::to_owned).collect()
            }
            _ => Vec::new(),
        };
        let marks = <[String; 4]>::try_from(marks).ok();
        if marks.is_none() {
            let help = text!("write the outer pair, then the inner one: `[\"„\", \"“\", \"‚\", \"‘\"]`");
            self.fault(value, text!("`quotes` is not a list of four marks"), Some(help));
        }
        marks
    }

    fn words(&mut self, value: &Spanned<DeValue<'_>>, name: &str) -> BTreeSet<String> {
        let DeValue::Array(words) = value.get_ref() else {
            let help = text!("write `{name} = [\"…\"]`", name = name);
            self.fault(value, text!("`{name}` is not a list", name = name), Some(help));
            return BTreeSet::new();
        };
        words.iter().filter_map(|word| self.string(word, name).map(str::to_owned)).collect()
    }
}
