//! What is published, and what it leaves behind.

use std::os::unix::fs::{MetadataExt, symlink};
use std::sync::atomic::{AtomicBool, Ordering};
use std::{fs, thread};

use vazba::disk::Published;
use vazba::output::Output;

use crate::site::{OLD, Site, expected, fill};

#[test]
fn the_first_build_makes_the_folder() {
    let site = Site::new();
    assert_eq!(site.build(&OLD), Published { files: 3, unchanged: 0 });
    assert_eq!(site.published(), expected(&OLD));
    assert_eq!(site.names(), ["content", "public", "vazba.toml"]);
}

#[test]
fn an_empty_folder_is_taken() {
    let site = Site::new();
    fs::create_dir(site.path("public")).expect("the name is free");
    site.build(&OLD);
    assert_eq!(site.published(), expected(&OLD));
    assert_eq!(site.names(), ["content", "public", "vazba.toml"]);
}

#[test]
fn unchanged_files_are_the_same_files_as_before() {
    let site = Site::new();
    site.build(&OLD);
    let before = OLD.map(|(path, _)| site.inode(path));
    let mut new = OLD;
    new[1].1 = "Poradenstvi";
    assert_eq!(site.build(&new), Published { files: 3, unchanged: 2 });
    assert_eq!(site.published(), expected(&new));
    let after = OLD.map(|(path, _)| site.inode(path));
    assert_eq!([before[0] == after[0], before[1] == after[1], before[2] == after[2]], [true, false, true]);
    assert_eq!(site.names(), ["content", "public", "vazba.toml"]);
}

#[test]
fn a_site_that_did_not_change_is_left_untouched() {
    let site = Site::new();
    site.build(&OLD);
    let paths = ["", ".vazba-manifest", "index.html", "opatreni", "opatreni/a", "opatreni/a/index.html"];
    let state = || paths.map(|path| (site.inode(path), site.changed(path)));
    let before = state();
    assert_eq!(site.build(&OLD), Published { files: 3, unchanged: 3 });
    assert_eq!(state(), before);
    assert_eq!(site.names(), ["content", "public", "vazba.toml"]);
}

#[test]
fn whatever_differs_from_the_old_site_is_published() {
    let site = Site::new();
    for (what, change) in [
        ("a folder's permissions", (|site| site.set_mode("opatreni/a", 0o700)) as fn(&Site)),
        ("the list's permissions", |site| site.set_mode(".vazba-manifest", 0o600)),
        ("the number of records", |site| {
            let path = "public/.vazba-manifest";
            let list = fs::read_to_string(site.path(path)).expect("it was published");
            site.put(path, &list.replace("records 1", "records 2"));
        }),
        ("a file more", |site| {
            let mut files = OLD.to_vec();
            files.push(("navic.html", "Navíc"));
            site.build(&files);
        }),
        ("a file less", |site| {
            site.build(&OLD[1..]);
        }),
    ] {
        site.build(&OLD);
        change(&site);
        let before = site.inode("");
        site.build(&OLD);
        assert_ne!(site.inode(""), before, "{what}");
        assert_eq!(site.published(), expected(&OLD), "{what}");
        assert_eq!(site.names(), ["content", "public", "vazba.toml"], "{what}");
    }
}

#[test]
fn many_threads_fill_the_same_folders() {
    let site = Site::new();
    let paths: Vec<String> = (0..200).map(|number| format!("a/{}/b/{number}.html", number % 40)).collect();
    for round in 0..20 {
        let staging = site.begin().expect("nothing is in the way");
        thread::scope(|scope| {
            for part in paths.chunks(25) {
                let write = |path: &String| staging.write(path, b"Opatreni").expect("the path is free");
                scope.spawn(move || part.iter().for_each(write));
            }
        });
        let unchanged = if round == 0 { 0 } else { 200 };
        let published = staging.commit(1, false).expect("nothing is in the way");
        assert_eq!(published, Published { files: 200, unchanged });
    }
}

#[test]
fn files_that_the_new_site_lacks_are_gone() {
    let site = Site::new();
    site.build(&OLD);
    let new = [("index.html", "Úvod"), ("opatreni", "teď soubor")];
    site.build(&new);
    assert_eq!(site.published(), expected(&new));
    site.build(&OLD);
    assert_eq!(site.published(), expected(&OLD));
}

#[test]
fn assets_are_copied_and_never_linked_to_the_original() {
    let site = Site::new();
    let copy = |expected: Published| {
        let staging = site.begin().expect("nothing is in the way");
        staging.copy("content/a/zápis.pdf", "opatreni/a/zápis.pdf").expect("the attachment is there");
        assert_eq!(staging.commit(1, false).expect("nothing is in the way"), expected);
        site.inode("opatreni/a/zápis.pdf")
    };
    let first = copy(Published { files: 1, unchanged: 0 });
    let source = fs::metadata(site.path("content/a/zápis.pdf")).expect("it was written");
    assert_ne!(source.ino(), first);
    assert_eq!(copy(Published { files: 1, unchanged: 1 }), first);
    site.put("content/a/zápis.pdf", "PŘÍLOHA");
    assert_ne!(copy(Published { files: 1, unchanged: 0 }), first);
    assert_eq!(site.published(), expected(&[("opatreni/a/zápis.pdf", "PŘÍLOHA")]));
}

#[test]
fn a_published_file_changed_by_hand_is_replaced() {
    let site = Site::new();
    site.build(&OLD);
    // Of the same length, in place, and with its old time: nothing but the bytes tells.
    let path = site.path("public/index.html");
    let time = fs::metadata(&path).and_then(|found| found.modified()).expect("it was published");
    fs::write(&path, "úvod").expect("it can be written");
    fs::File::options()
        .write(true)
        .open(&path)
        .and_then(|file| file.set_modified(time))
        .expect("times can be set");
    fs::remove_file(site.path("public/opatreni/a/index.html")).expect("it was published");
    symlink(site.path("vazba.toml"), site.path("public/opatreni/a/index.html")).expect("the name is free");
    assert_eq!(site.build(&OLD), Published { files: 3, unchanged: 1 });
    assert_eq!(site.published(), expected(&OLD));
    assert_eq!(fs::read_to_string(site.path("vazba.toml")).expect("still there"), "");
}

#[test]
fn a_build_that_is_given_up_leaves_no_trace() {
    let site = Site::new();
    site.build(&OLD);
    let staging = site.begin().expect("nothing is in the way");
    fill(&staging, &[("index.html", "Nový úvod"), ("x/y/z.html", "Nová")]);
    assert_eq!(site.names(), [".public.vazba-lock", ".public.vazba-new", "content", "public", "vazba.toml"]);
    drop(staging);
    assert_eq!(site.names(), ["content", "public", "vazba.toml"]);
    assert_eq!(site.published(), expected(&OLD));
}

#[test]
fn what_a_killed_build_left_is_removed() {
    let site = Site::new();
    site.put(".public.vazba-lock", "");
    site.put(".public.vazba-new/.vazba-manifest", "");
    site.put(".public.vazba-new/opatreni/půl.html", "půl");
    site.build(&OLD);
    assert_eq!(site.published(), expected(&OLD));
    assert_eq!(site.names(), ["content", "public", "vazba.toml"]);
}

#[test]
fn the_published_folder_is_never_missing() {
    let site = Site::new();
    site.build(&OLD);
    let done = AtomicBool::new(false);
    let public = site.path("public");
    thread::scope(|scope| {
        let watcher = scope.spawn(|| {
            while !done.load(Ordering::SeqCst) {
                assert!(public.is_dir(), "the folder was gone for a moment");
            }
        });
        for build in 0..50 {
            site.build(&[("index.html", &build.to_string())]);
        }
        done.store(true, Ordering::SeqCst);
        watcher.join().expect("it was always there");
    });
}
