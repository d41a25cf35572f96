//! Random edits: at every check point each address gives what a fresh build writes.

use proptest::prelude::*;
use proptest::sample::Index;
use proptest::strategy::ValueTree;
use proptest::test_runner::TestRunner;
use vazba::public::Audience;

use crate::files::FILES;
use crate::served::Served;
use crate::site::{Site, ends_in};

/// So many edits are made when nothing is asked for.
const FEW: usize = 60;
/// So many lie between two check points.
const BETWEEN: usize = 20;
/// Memory is judged by so many check points from the hundredth edit on, and by as many at the end.
const OF_MEMORY: usize = 15;

#[derive(Clone, Debug)]
enum Edit {
    /// One of the files gets one of its forms.
    Form(Index, Index),
    /// A paragraph is added to a record.
    Body(Index),
    /// A record is written again with the same bytes.
    Same(Index),
    /// A further record comes, changes or goes.
    Extra(u8, Option<u16>),
    /// A folder goes away and comes back under its name.
    Folder(Index),
}

fn edit() -> impl Strategy<Value = Edit> {
    prop_oneof![
        6 => any::<(Index, Index)>().prop_map(|(file, form)| Edit::Form(file, form)),
        3 => any::<Index>().prop_map(Edit::Body),
        1 => any::<Index>().prop_map(Edit::Same),
        3 => (0_u8..12, proptest::option::of(any::<u16>())).prop_map(|(number, text)| Edit::Extra(number, text)),
        1 => any::<Index>().prop_map(Edit::Folder),
    ]
}

fn make(site: &Site, edit: &Edit) {
    match edit {
        Edit::Form(file, form) => {
            let file = file.index(FILES.len());
            site.give_form(file, form.index(FILES[file].1.len()));
        }
        Edit::Body(file) => {
            let path = FILES[file.index(FILES.len())].0;
            if ends_in(path, "md") && site.path(path).is_file() {
                let mut bytes = std::fs::read(site.path(path)).expect("readable");
                if bytes.len() < 4000 {
                    bytes.extend_from_slice("\nDalší odstavec.\n".as_bytes());
                }
                site.put(path, bytes);
            }
        }
        Edit::Same(file) => {
            let path = FILES[file.index(FILES.len())].0;
            if let Ok(bytes) = std::fs::read(site.path(path)) {
                site.put(path, bytes);
            }
        }
        Edit::Extra(number, text) => {
            let path = format!("content/pages/dalsi-{number}.md");
            match text {
                Some(text) => {
                    site.put(&path, format!("+++\ntitle = \"Další {text}\"\n+++\n[s](strategy:s)\n"));
                }
                None => drop(std::fs::remove_file(site.path(&path))),
            }
        }
        Edit::Folder(folder) => {
            let folders = ["content/terms", "content/measures", "content", "themes"];
            let path = folders[folder.index(folders.len())];
            if site.path(path).is_dir() {
                site.rename(path, "stranou");
                site.rename("stranou", path);
            }
        }
    }
}

fn asked() -> usize {
    std::env::var("VAZBA_EDITS").map_or(FEW, |asked| asked.parse().expect("a number"))
}

/// Size of the program in memory, in kB.
fn memory(served: &Served) -> u64 {
    let status = std::fs::read_to_string(format!("/proc/{}/status", served.id())).expect("it runs");
    let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:")).expect("a size");
    line.trim().trim_end_matches(" kB").parse().expect("a number")
}

fn edited(arguments: &[&str], audience: Audience) {
    let site = Site::sound();
    let served = Served::start(&site, arguments);
    let mut runner = TestRunner::deterministic();
    let mut memories = Vec::new();
    let mut compared = 0;
    for number in 1..=asked() {
        make(&site, &edit().new_tree(&mut runner).expect("an edit").current());
        if number % BETWEEN != 0 {
            continue;
        }
        // Half of the check points are made sound: of a site with errors no build writes anything.
        if number % (2 * BETWEEN) == 0 {
            (0..FILES.len()).for_each(|file| site.give_form(file, 0));
        }
        match site.built_for(audience) {
            Ok(built) => {
                served.until_it_shows(&built);
                served.until("nothing is wrong", || served.errors() == 0);
                compared += 1;
            }
            Err(report) => {
                let errors = report.lines().filter(|line| line.starts_with("error[")).count();
                served.until(&report, || served.errors() == errors);
            }
        }
        if number >= 100 {
            memories.push(memory(&served));
        }
    }
    assert!(compared >= asked() / BETWEEN / 2, "sound sites were compared: {compared}");
    if asked() >= 1000 {
        let (first, last) = (least(&memories[..OF_MEMORY]), least(&memories[memories.len() - OF_MEMORY..]));
        assert!(last * 5 <= first * 6, "memory grows: {first} kB, then {last} kB");
    }
}

/// The smallest: pages that the allocator has not given back yet come and go, what is kept stays.
fn least(memories: &[u64]) -> u64 {
    memories.iter().copied().min().expect("check points")
}

#[test]
fn what_is_served_is_what_would_be_built() {
    edited(&[], Audience::World);
}

#[test]
fn the_same_with_drafts() {
    edited(&["--drafts"], Audience::Preview);
}
