//! Files that are copied, and their addresses.

use std::collections::BTreeSet;

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};
use rayon::prelude::*;

use super::{Plan, place_of};
use crate::diag::Sink;
use crate::model::Record;
use crate::model::value::Lang;
use crate::output::composed;
use crate::public::Public;
use crate::source::Sources;

impl Plan {
    /// Files that records publish beside themselves, as far as they exist.
    pub(super) fn add_attachments(&mut self, public: &Public, sources: &Sources, sink: &mut Sink) {
        let files: Vec<&[String]> = public.records().par_iter().map(|record| record.files()).collect();
        for (record, files) in public.records().iter().zip(files) {
            let mut seen = BTreeSet::new();
            for file in files {
                let source = record.beside(file);
                let path = self.file_path(record, file);
                let is_there = sources.asset(&source).is_some() || sources.find(&source).is_some();
                if !is_there || !seen.insert(path.clone()) {
                    continue;
                }
                if self.claims.claim(&path, place_of(Some(record)), sink) {
                    self.files.insert(path, source);
                }
            }
        }
    }

    /// Files that are copied: path in the published folder, path in the site's folder.
    pub fn files(&self) -> impl Iterator<Item = (&str, &str)> {
        self.files.iter().map(|(path, source)| (path.as_str(), source.as_str()))
    }

    /// Address of a file beside a record, or of a place in it; `None` where the file is not published. Files have
    /// one address for all languages.
    pub fn file_url(&self, record: &Record, file: &str) -> Option<String> {
        let (file, place) = file.split_at(file.find('#').unwrap_or(file.len()));
        let path = self.file_path(record, file);
        self.files.contains_key(&path).then(|| format!("{}/{}{place}", self.prefix, encoded(&path)))
    }

    /// Address of a file that is published as is; `None` if there is no such file.
    pub fn fixed_url(&self, file: &str) -> Option<String> {
        self.claims.has(file).then(|| self.theme_url(file))
    }

    /// Address of a file of the theme, or of one that is published as it is.
    pub fn theme_url(&self, file: &str) -> String {
        format!("{}/{}", self.prefix, encoded(file))
    }

    fn file_path(&self, record: &Record, file: &str) -> String {
        let inside = file.strip_prefix(&record.id).and_then(|rest| rest.strip_prefix('/')).unwrap_or(file);
        let inside = composed(inside);
        format!("{}/{}/{inside}", self.segment(record.kind.folder, Lang::MAIN), record.id)
    }
}

/// What can't stand in a path as it is: all but RFC 3986's `unreserved`, and the slash between its parts.
const ESCAPED: &AsciiSet = &NON_ALPHANUMERIC.remove(b'-').remove(b'.').remove(b'_').remove(b'~').remove(b'/');

fn encoded(path: &str) -> String {
    utf8_percent_encode(path, ESCAPED).to_string()
}

#[cfg(test)]
mod tests {
    use super::encoded;

    #[test]
    fn file_names_are_encoded_for_addresses() {
        assert_eq!(encoded("a-b_c~/zápis 1.pdf"), "a-b_c~/z%C3%A1pis%201.pdf");
    }
}
