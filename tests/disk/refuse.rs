//! What publishing refuses: foreign files, targets within the site, paths that lead elsewhere, a second build.

use std::os::unix::fs::symlink;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;
use std::{fs, thread};

use vazba::disk::{Error, Staging};
use vazba::output::Output;

use crate::site::{OLD, Site, expected, fill};

#[test]
fn a_folder_with_foreign_files_is_refused_and_left_as_it_is() {
    let site = Site::new();
    site.build(&OLD);
    site.put("public/opatreni/poznámka.txt", "moje");
    site.put("public/.git/config", "moje");
    fs::create_dir(site.path("public/nahrané")).expect("the name is free");
    symlink("index.html", site.path("public/odkaz")).expect("the name is free");
    let before = site.published();
    assert_eq!(
        site.refusal("public"),
        "`public` holds what Vazba did not write: `.git/`, `nahrané/`, `odkaz`, `opatreni/poznámka.txt`\n\
         help: put it into `static/` if it belongs to the site, move it elsewhere if not, \
         or build into another folder"
    );
    assert_eq!(site.published(), before);
    assert_eq!(site.names(), ["content", "public", "vazba.toml"]);
}

#[test]
fn a_folder_that_vazba_never_built_is_refused() {
    let site = Site::new();
    for name in 1..=7 {
        site.put(&format!("public/{name}.txt"), "moje");
    }
    let text = site.refusal("public");
    assert_eq!(
        text.lines().next(),
        Some(
            "`public` holds what Vazba did not write: `1.txt`, `2.txt`, `3.txt`, `4.txt`, `5.txt` and 2 more"
        )
    );
    assert_eq!(site.published().len(), 7);
}

#[test]
fn a_list_that_can_not_be_understood_is_not_trusted() {
    let site = Site::new();
    site.build(&OLD);
    for list in ["vazba-manifest 2\nindex.html\n", "", "index.html\n"] {
        site.put("public/.vazba-manifest", list);
        let text = site.refusal("public");
        assert!(
            text.starts_with("the list of published files `public/.vazba-manifest` can't be understood\n"),
            "{text}"
        );
    }
}

#[test]
fn a_file_that_comes_while_the_build_runs_is_not_lost() {
    let site = Site::new();
    site.build(&OLD);
    let staging = site.begin().expect("nothing is in the way");
    fill(&staging, &[("index.html", "Nový úvod")]);
    site.put("public/nahráno.txt", "moje");
    let error = staging.commit(1, false).expect_err("the file is in the way");
    assert!(matches!(&error, Error::Foreign { files, .. } if files.as_slice() == ["nahráno.txt"]), "{error}");
    fs::remove_file(site.path("public/nahráno.txt")).expect("it is still there");
    assert_eq!(site.published(), expected(&OLD));
    assert_eq!(site.names(), ["content", "public", "vazba.toml"]);
}

#[test]
fn targets_that_mix_with_the_site_are_refused() {
    let site = Site::new();
    for (target, with) in [
        (".", "the site's own folder"),
        ("..", "the site's own folder"),
        ("content/..", "the site's own folder"),
        ("content", "content"),
        ("content/public", "content"),
        ("public/../content/a/", "content"),
        ("static", "static"),
        ("themes", "themes"),
    ] {
        fs::create_dir_all(site.path("public")).expect("the name is free");
        let error = Staging::begin(site.folder.path(), &site.path(target)).map(drop);
        assert!(matches!(&error, Err(Error::Overlap { with: found, .. }) if *found == with), "{target}");
    }
    assert_eq!(
        site.refusal("content"),
        "a site built into `content` would mix with content\nhelp: build into a folder of its own, as `public`"
    );
    assert_eq!(fs::read_to_string(site.path("content/a/zápis.pdf")).expect("still there"), "příloha");
}

#[test]
fn a_file_a_link_or_a_missing_parent_is_refused() {
    let site = Site::new();
    site.put("soubor", "moje");
    fs::create_dir(site.path("jinde")).expect("the name is free");
    symlink("jinde", site.path("odkaz")).expect("the name is free");
    for target in ["soubor", "odkaz", "odkaz/"] {
        let text = site.refusal(target);
        let first = text.lines().next().unwrap_or_default();
        assert_eq!(
            first.replace('/', ""),
            format!("`{}` is not a folder, or only a link to one", &target[..].replace('/', ""))
        );
    }
    assert_eq!(site.refusal("není/public"), "can't find the folder of `není/public`: it does not exist");
    // By way of the link it would be published all the same, so the real place counts.
    symlink("content", site.path("obsah")).expect("the name is free");
    assert!(site.refusal("obsah/public").starts_with("a site built into `obsah/public` would mix with"));
}

#[test]
fn paths_never_lead_out_of_the_published_folder() {
    let site = Site::new();
    let evil = [
        "",
        "/x",
        "..",
        "../x",
        "a/../../x",
        "a/./x",
        "a//x",
        "a/",
        "a\\x",
        "a\0x",
        "a\nx",
        ".vazba-manifest",
        ".vazba-manifest/x",
    ];
    for path in evil {
        let staging = site.begin().expect("nothing is in the way");
        assert!(staging.write(path, b"x").is_err(), "{path:?}");
        assert!(staging.copy("content/a/zápis.pdf", path).is_err(), "{path:?}");
        // Who goes on after an error gets no half of a site.
        staging.write("index.html", b"x").expect("the path is free");
        assert!(matches!(staging.commit(1, false), Err(Error::Incomplete(_))), "{path:?}");
    }
    assert_eq!(site.names(), ["content", "vazba.toml"]);
}

#[test]
fn only_assets_of_the_site_are_copied() {
    let site = Site::new();
    site.put("soukromé/jména.csv", "");
    site.put("static/x", "");
    symlink("../content/a/zápis.pdf", site.path("static/odkaz.pdf")).expect("the name is free");
    symlink("zápis.pdf", site.path("content/a/odkaz.pdf")).expect("the name is free");
    let evil = [
        "/etc/hostname",
        "../x",
        "vazba.toml",
        "soukromé/jména.csv",
        "static/../vazba.toml",
        "static/odkaz.pdf",
        "content/a",
        "content/není.pdf",
        "",
    ];
    for asset in evil {
        let staging = site.begin().expect("nothing is in the way");
        assert!(staging.copy(asset, "x.pdf").is_err(), "{asset:?}");
    }
    let staging = site.begin().expect("nothing is in the way");
    let error = staging.copy("soukromé/jména.csv", "x.csv").expect_err("it is private");
    assert_eq!(error.to_string(), "`soukromé/jména.csv`: lies outside of the site's folders");
    drop(staging);
    let staging = site.begin().expect("nothing is in the way");
    staging.copy("content/a/odkaz.pdf", "x.pdf").expect("the link stays in its folder");
    staging.commit(1, false).expect("nothing is in the way");
    assert_eq!(site.published(), expected(&[("x.pdf", "příloha")]));
}

#[test]
fn a_path_is_taken_once() {
    let site = Site::new();
    let staging = site.begin().expect("nothing is in the way");
    staging.write("a", b"1").expect("the path is free");
    let error = staging.write("a", b"2").expect_err("the path is taken");
    assert_eq!(error.to_string(), "path `a` is already taken");
    assert!(staging.write("a/b", b"3").is_err(), "a file can't be a folder, too");
}

#[test]
fn two_builds_of_one_target_never_run_at_once() {
    let site = Site::new();
    let first = site.begin().expect("nothing is in the way");
    assert_eq!(
        site.refusal("public"),
        "another build is writing `public`\nhelp: wait until it ends, then build again"
    );
    let other = Staging::begin(site.folder.path(), &site.path("druhý")).expect("it is another target");
    drop((first, other));

    // Locks are taken and their files removed in all orders; `busy` would see two holders.
    let busy = AtomicBool::new(false);
    let turn = || match site.begin() {
        Ok(staging) => {
            assert!(!busy.swap(true, Ordering::SeqCst), "two builds hold the lock");
            thread::sleep(Duration::from_micros(100));
            busy.store(false, Ordering::SeqCst);
            drop(staging);
            true
        }
        Err(Error::Busy(_)) => false,
        Err(error) => panic!("{error}"),
    };
    let taken = thread::scope(|scope| {
        let turns = || (0..500).filter(|_| turn()).count();
        let threads: Vec<_> = (0..4).map(|_| scope.spawn(turns)).collect();
        threads.into_iter().map(|thread| thread.join().expect("no two at once")).sum::<usize>()
    });
    assert!(taken > 0, "nobody ever got the lock");
    assert_eq!(site.names(), ["content", "vazba.toml"]);
}
