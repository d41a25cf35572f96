//! The content: all records of a site, read from `content/`.

mod files;
mod guard;
mod items;
mod memo;
mod record;
mod role;

use std::sync::Arc;

use rayon::prelude::*;

pub use memo::Memo;

use crate::config::Config;
use crate::diag::{Guard, Sink};
use crate::model::Record;
use crate::source::Sources;

/// Folder of a site that holds its content.
pub const FOLDER: &str = "content/";

/// Reads all records, sorted by folder and id, each from all its files; what `memo` knows is not read again. Every
/// fault of every file is reported; a record exists even if parts of it could not be read. `guard` learns which
/// files must not be quoted.
pub fn read(
    sources: &Sources,
    config: &Config,
    memo: &mut Memo,
    guard: &mut Guard,
    sink: &mut Sink,
) -> Vec<Arc<Record>> {
    let files = memo.files(sources, config, sink);
    for files in files.iter().filter(|files| files.main.is_none()) {
        record::orphans(files, sources, sink);
    }
    // Reading is the same whatever the number of threads: results come back in the order of the files.
    let complete: Vec<_> = files.iter().filter_map(|files| Some((files.main?, files))).collect();
    let complete = complete.par_iter().enumerate();
    let known: Vec<_> = complete.map(|(at, (main, files))| memo.record(at, *main, files, sources)).collect();
    for known in &known {
        sink.append(known.read.faults.clone());
    }
    guard::guard(known.iter().map(|known| &known.read), sources, guard);
    let records = known.iter().map(|known| Arc::clone(&known.read.record)).collect();
    memo.keep(known);
    records
}
