//! A site compiled from what is remembered equals one compiled from nothing, whatever was edited before, in which
//! order, and on how many threads.
//!
//! `VAZBA_EDITS=500 cargo test --release --test memo` tries that many series of edits; a few are tried otherwise.
#![expect(clippy::expect_used, reason = "a test fails by stopping")]

mod files;

use std::collections::BTreeMap;
use std::sync::Arc;

use jiff::civil::date;
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::Index;
use proptest::test_runner::FileFailurePersistence;
use vazba::diag::render;
use vazba::model::Record;
use vazba::output::NoOutput;
use vazba::site::{Bytes, Failure, Memo, Options, Work, compile};
use vazba::source::Sources;

use files::{ASSET, FILES};

/// So many series of edits are tried when nothing is asked for.
const FEW: u32 = 4;

/// How many threads compile, in turn.
const THREADS: [usize; 3] = [1, 2, 8];

/// Which form each of [`FILES`] has.
type Forms = Vec<usize>;

/// A file is given another form, and the site may be compiled for something else.
type Edit = (Index, Index, Index);

/// What a site is compiled for, by number.
fn options(number: usize) -> Options {
    let day = [date(2026, 11, 22), date(2024, 2, 29)][number % 2];
    let base_url = (number % 3 == 2).then(|| "https://jinde.example/".to_owned());
    Options { only_html: number % 4 == 3, base_url, minify: number % 5 != 4, ..Options::of(day) }
}

/// So many of them differ.
const OPTIONS: usize = 6;

/// Everything that a compilation gives: the files of the site, each as a text, and the report.
type Outcome = (BTreeMap<String, String>, String);

fn compiled(sources: &Sources, memo: &mut Memo, (threads, number): (usize, usize)) -> Outcome {
    let options = options(number);
    let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build().expect("a pool");
    pool.install(|| {
        let (site, mut faults) = compile(sources.clone(), Vec::new(), &options, memo);
        // Files are asked for one by one, since a build that fails may have written any of them before.
        let files = site.files().map(|file| (file.path.to_owned(), said(site.render(&file)))).collect();
        site.write(&mut faults, &NoOutput::default()).expect("it takes all files");
        let format = render::format("json").expect("there is such a format");
        (files, (format.render)(&faults.report(&site)))
    })
}

/// The bytes of a file as a text, or why there are none.
fn said(bytes: Result<Bytes<'_>, Failure>) -> String {
    match bytes {
        Ok(Bytes::Here(bytes)) => String::from_utf8_lossy(&bytes).into_owned(),
        Ok(Bytes::Asset(asset)) => format!("as {asset}"),
        Err(Failure::Template(fault)) => fault.message.full(),
        Err(Failure::Format(error)) => error.to_string(),
    }
}

/// The files in these forms, read from nothing.
fn fresh(forms: &Forms) -> Sources {
    let mut sources = Sources::default();
    let mut files: Vec<_> =
        FILES.iter().zip(forms).filter_map(|((path, all), form)| Some((*path, all[*form]?))).collect();
    files.sort_unstable();
    for (path, bytes) in files {
        put(&mut sources, path, bytes);
    }
    sources
}

fn put(sources: &mut Sources, path: &str, bytes: &[u8]) {
    if Some(bytes) == ASSET {
        sources.add_asset(path, 10_000_000);
    } else {
        sources.add(path, bytes);
    }
}

/// Gives one file its form, as a server does that sees it change.
fn apply(sources: &mut Sources, file: usize, form: usize) {
    let (path, forms) = FILES[file];
    match forms[form] {
        Some(bytes) => put(sources, path, bytes),
        None => sources.remove(path),
    }
}

/// Makes these edits one after another. After each, what is compiled with the memo must equal what is compiled without.
fn edited(edits: &[Edit]) -> (Forms, Outcome) {
    let mut forms = vec![0; FILES.len()];
    let mut sources = fresh(&forms);
    let mut memo = Memo::default();
    compiled(&sources, &mut memo, (2, 0));
    for (number, (file, form, options)) in edits.iter().enumerate() {
        let file = file.index(FILES.len());
        let form = form.index(FILES[file].1.len());
        let options = options.index(OPTIONS);
        forms[file] = form;
        apply(&mut sources, file, form);
        let warm = compiled(&sources, &mut memo, (THREADS[number % 3], options));
        let cold = compiled(&fresh(&forms), &mut Memo::default(), (THREADS[(number + 1) % 3], options));
        assert_same(&warm, &cold, FILES[file].0);
    }
    (forms, compiled(&sources, &mut memo, (2, 0)))
}

fn assert_same(warm: &Outcome, cold: &Outcome, edit: &str) {
    assert_eq!(warm.1, cold.1, "the report after an edit of {edit}");
    let paths = |outcome: &Outcome| outcome.0.keys().cloned().collect::<Vec<_>>();
    assert_eq!(paths(warm), paths(cold), "the files after an edit of {edit}");
    for (path, text) in &warm.0 {
        assert_eq!(text, &cold.0[path], "{path} after an edit of {edit}");
    }
}

fn cases() -> u32 {
    std::env::var("VAZBA_EDITS").map_or(FEW, |asked| asked.parse().expect("a number"))
}

proptest! {
    #![proptest_config(ProptestConfig {
        cases: cases(),
        max_shrink_iters: 40,
        failure_persistence: Some(Box::new(FileFailurePersistence::Off)),
        ..ProptestConfig::default()
    })]

    /// What is remembered is never stale, and the order of edits makes no difference to what comes of them.
    #[test]
    fn a_site_compiled_from_memory_equals_one_compiled_from_nothing(edits in vec(any::<Edit>(), 1..7)) {
        let (forms, outcome) = edited(&edits);
        let backwards: Vec<Edit> = edits.iter().rev().copied().collect();
        let (other_forms, other) = edited(&backwards);
        if forms == other_forms {
            assert_same(&outcome, &other, "all, in either order");
        }
    }
}

/// Every form of every file once, from the sound site and back to it.
#[test]
fn each_edit_and_its_undoing_leave_nothing_behind() {
    let sound = vec![0; FILES.len()];
    let cold = compiled(&fresh(&sound), &mut Memo::default(), (2, 0));
    assert!(cold.1.contains("\"errors\": 0"), "the site is sound before it is edited: {}", cold.1);
    assert!(cold.0.len() > 60, "it has pages");
    let mut sources = fresh(&sound);
    let mut memo = Memo::default();
    for (file, (path, all)) in FILES.iter().enumerate() {
        for form in (1..all.len()).rev() {
            apply(&mut sources, file, form);
            let mut forms = sound.clone();
            forms[file] = form;
            let anew = compiled(&fresh(&forms), &mut Memo::default(), (2, 0));
            assert_same(&compiled(&sources, &mut memo, (2, 0)), &anew, path);
        }
        apply(&mut sources, file, 0);
        assert_same(&compiled(&sources, &mut memo, (2, 0)), &cold, path);
    }
}

/// Of the records of a site only those are read again that were edited: all others are the same values in memory. No
/// template is parsed again.
#[test]
fn an_edit_reads_one_record_again() {
    let options = options(0);
    let mut sources = fresh(&vec![0; FILES.len()]);
    let mut memo = Memo::default();
    let mut again = |sources: &Sources| compile(sources.clone(), Vec::new(), &options, &mut memo).0;
    let before = again(&sources);
    assert!(before.work().templates > 100, "a theme has templates");
    sources.add("content/goals/a.md", "+++\ntitle = \"První\"\nstrategy = \"s\"\n+++\n");
    sources.add("content/goals/g1.en.md", "+++\ntitle = \"Less debts\"\n+++\n");
    let after = again(&sources);
    assert_eq!(after.work().templates, 0);
    let is_old = |record: &Arc<Record>| before.public().records().iter().any(|old| Arc::ptr_eq(old, record));
    // What the world sees of an organisation with contacts is a copy.
    let new = after.public().records().iter().filter(|record| !is_old(record) && !record.holds_guarded());
    assert_eq!(new.map(|record| &*record.id).collect::<Vec<_>>(), ["a", "g1"]);
}

const MEASURE: &str =
    "+++\ntitle = \"Dávky\"\nstrategy = \"s\"\nlead = \"partner:p\"\nrelated = [\"m1\"]\n+++\n";

/// A site that is compiled again and again.
struct Edited {
    sources: Sources,
    memo: Memo,
}

impl Edited {
    fn new() -> Self {
        Self { sources: fresh(&vec![0; FILES.len()]), memo: Memo::default() }
    }

    fn work(&mut self) -> Work {
        compile(self.sources.clone(), Vec::new(), &options(0), &mut self.memo).0.work()
    }

    fn edit(&mut self, path: &str, text: &str) -> Work {
        self.sources.add(path, text);
        self.work()
    }
}

/// Only the records that were edited are searched for references, as long as all others refer to what is there still.
#[test]
fn an_edit_finds_the_references_of_one_record_again() {
    let mut site = Edited::new();
    let all = site.work().searched;
    assert!(all > 8, "all records are searched at first: {all}");
    assert_eq!(site.work().searched, 0, "nothing has changed");
    let mut searched = |path, text: &str| site.edit(path, text).searched;
    let with_text = format!("{MEASURE}Jiný text s [cílem](goal:g1).\n");
    assert_eq!(searched("content/measures/m2.md", &with_text), 1, "a text and a reference");
    let broken = format!("{MEASURE}[Neznámé](goal:neni).\n");
    assert_eq!(searched("content/measures/m2.md", &broken), all, "a reference that leads nowhere");
    assert_eq!(searched("content/measures/m2.md", MEASURE), all, "after a fault");
    assert_eq!(searched("content/measures/m3.md", MEASURE), 1, "another name");
    let draft = MEASURE.replace("related", "draft = true\nrelated");
    assert_eq!(searched("content/measures/m3.md", &draft), 1, "nothing refers to the draft");
    let other = MEASURE.replace("m1", "m3");
    assert_eq!(searched("content/measures/m4.md", &other), all + 2, "a draft can't be referred to");
    site.sources.remove("content/measures/m4.md");
    assert_eq!(site.work().searched, all + 1, "after a fault");
    site.sources.remove("content/measures/m3.md");
    assert_eq!(site.work().searched, 0, "nothing referred to what is gone");
    site.sources.remove("content/measures/m1.md");
    assert!(site.work().searched > 1, "something refers to what is gone");
}

/// What the world sees of a site with drafts and with contacts that are not published is a graph of its own; its references are
/// not all found again either.
#[test]
fn an_edit_of_a_site_with_drafts_finds_the_facets_of_one_record_again() {
    let mut site = Edited::new();
    let draft = MEASURE.replace("related", "draft = true\nrelated");
    site.edit("content/measures/m3.md", &draft);
    let all = site.work().valued;
    assert_eq!(all, 0, "nothing has changed");
    assert_eq!(site.edit("content/measures/m2.md", &format!("{MEASURE}Text.\n")).valued, 1);
    assert!(
        site.edit("content/goals/g1.md", "+++\ntitle = \"Cíl\"\nstrategy = \"s\"\n+++\n").valued > 1,
        "a goal"
    );
}

/// Paths are checked against each other once.
#[test]
fn an_edit_checks_new_paths_only() {
    let mut site = Edited::new();
    let all = site.work().addressed;
    assert!(all > 60, "all paths are checked at first: {all}");
    assert_eq!(site.edit("content/measures/m2.md", &format!("{MEASURE}Text.\n")).addressed, 0);
    let new = site.edit("content/measures/m3.md", MEASURE).addressed;
    assert!((2..20).contains(&new), "the pages and the data of one measure: {new}");
    let taken = MEASURE.replace("related", "former_urls = [\"/opatreni/m1/\"]\nrelated");
    let again = site.edit("content/measures/m3.md", &taken).addressed;
    assert!(again > all, "an address that is taken: {again}");
}
