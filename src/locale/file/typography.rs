//! The section `[typography]` of a language file.

use super::Parser;
use crate::diag::text;
use crate::locale::typography::WordList;
use crate::syntax::toml::{Node, Table, Tree};

impl Parser<'_> {
    /// Reads the rules; each replaces the same one of a file before.
    pub(super) fn typography(&mut self, table: &Table) {
        self.language.typography.set = true;
        for (key, value) in &table.entries {
            match key.name.as_str() {
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
                "ordinals" => match &value.tree {
                    Tree::Boolean(ordinals) => self.language.typography.ordinals = *ordinals,
                    _ => self.fault(value.span, text!("`ordinals` is not `true` or `false`"), None),
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
                    self.fault(key.span, message, Some(help));
                }
            }
        }
    }

    /// Four marks: the outer pair, then the inner one.
    fn quotes(&mut self, value: &Node) -> Option<[String; 4]> {
        let marks: Vec<String> = match &value.tree {
            Tree::Array(marks) => marks.iter().filter_map(Node::text).map(str::to_owned).collect(),
            _ => Vec::new(),
        };
        let marks = <[String; 4]>::try_from(marks).ok();
        if marks.is_none() {
            let help = text!("write the outer pair, then the inner one: `[\"„\", \"“\", \"‚\", \"‘\"]`");
            self.fault(value.span, text!("`quotes` is not a list of four marks"), Some(help));
        }
        marks
    }

    fn words(&mut self, value: &Node, name: &str) -> WordList {
        let Tree::Array(words) = &value.tree else {
            let help = text!("write `{name} = [\"…\"]`", name = name);
            self.fault(value.span, text!("`{name}` is not a list", name = name), Some(help));
            return WordList::default();
        };
        words.iter().filter_map(|word| self.string(word, name).map(str::to_owned)).collect()
    }
}
