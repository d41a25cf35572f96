//! Files that formats make: planned before the first is made, so that pages can link them.

use super::{Own, Plan, place_of};
use crate::diag::Sink;
use crate::graph::NodeId;
use crate::model::kind::KindSpec;
use crate::model::value::Lang;
use crate::public::Public;

/// A file that a format makes.
#[derive(Clone, Debug)]
pub struct MadeFile {
    /// Path of the file, relative to the published folder.
    pub path: String,
    /// Name of the format.
    pub format: &'static str,
    /// What it is made from.
    pub from: MadeFrom,
    /// In which language; the main one, for what holds all of them.
    pub lang: Lang,
    /// Whether a file of the site's own may stand in its place.
    pub gives_way: bool,
}

/// What a file is made from.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum MadeFrom {
    /// The site as a whole, or its part of this number, from 1.
    Site(Option<usize>),
    /// A record.
    Record(NodeId),
    /// The list of a kind's records, or its part of this number, from 1.
    List(&'static KindSpec, Option<usize>),
}

impl Plan {
    /// Plans files that formats make.
    pub fn add_made(&mut self, files: Vec<MadeFile>, public: &Public, own: &Own<'_>, sink: &mut Sink) {
        for file in files.into_iter().filter(|file| !(file.gives_way && own.has_fixed(&file.path))) {
            let record = match file.from {
                MadeFrom::Record(node) => Some(public.record(node)),
                MadeFrom::Site(_) | MadeFrom::List(..) => None,
            };
            if self.claims.claim(&file.path, place_of(record), sink) {
                self.made.push(file);
            }
        }
    }

    /// All files that formats make, in the order of formats.
    pub fn made(&self) -> &[MadeFile] {
        &self.made
    }
}
