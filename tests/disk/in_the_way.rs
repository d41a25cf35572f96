//! What stands where Vazba looks for a file of its own: no build waits for it, follows it or removes it.

use std::fs;
use std::os::unix::fs::{PermissionsExt, symlink};
use std::os::unix::net::UnixListener;
use std::path::Path;
use std::process::Command;

use vazba::disk::{Error, Staging};
use vazba::output::Output;

use crate::site::{OLD, Site, expected, fill};

/// What it is, and how it comes to a path.
type Other = (&'static str, fn(&Path));

/// Ways to put something other than a plain file or a folder of Vazba's at a path.
const OTHERS: [Other; 4] = [
    ("a pipe", |path| {
        assert!(Command::new("mkfifo").arg(path).status().expect("mkfifo runs").success());
    }),
    ("a socket", |path| drop(UnixListener::bind(path).expect("the name is free"))),
    ("a link", |path| {
        let other = path.with_file_name("cizí");
        fs::write(&other, "").expect("files can be written");
        symlink(other, path).expect("the name is free");
    }),
    ("a link to nowhere", |path| symlink("nikam", path).expect("the name is free")),
];

fn refusal(site: &Site) -> String {
    site.refusal("public")
}

#[test]
fn only_an_empty_plain_file_is_a_lock() {
    let text = "`.public.vazba-lock` has a name that Vazba needs while it builds, but was not made by it\n\
                help: move it away, then build again";
    let lock = ".public.vazba-lock";
    for (what, put) in OTHERS {
        let site = Site::new();
        put(&site.path(lock));
        assert_eq!(refusal(&site).replace(&site.real(), ""), text, "{what}");
        assert!(site.path(lock).symlink_metadata().is_ok(), "{what} is gone");
    }
    let site = Site::new();
    site.put(lock, "moje");
    assert_eq!(refusal(&site).replace(&site.real(), ""), text);
    assert_eq!(fs::read_to_string(site.path(lock)).expect("still there"), "moje");
    let site = Site::new();
    fs::create_dir(site.path(lock)).expect("the name is free");
    assert_eq!(refusal(&site).replace(&site.real(), ""), text);
}

#[test]
fn a_foreign_folder_named_like_the_staging_folder_is_left_alone() {
    let folder = ".public.vazba-new";
    for file in ["moje.txt", "hluboko/moje.txt", ".vazba-manifest/moje.txt"] {
        let site = Site::new();
        site.build(&OLD);
        site.put(&format!("{folder}/{file}"), "moje");
        let text = refusal(&site).replace(&site.real(), "");
        assert!(text.starts_with("`.public.vazba-new` has a name that Vazba needs"), "{text}");
        assert_eq!(fs::read_to_string(site.path(folder).join(file)).expect("still there"), "moje");
        assert_eq!(site.published(), expected(&OLD));
    }
    for (what, put) in OTHERS {
        let site = Site::new();
        put(&site.path(folder));
        assert!(
            refusal(&site)
                .replace(&site.real(), "")
                .starts_with("`.public.vazba-new` has a name that Vazba needs"),
            "{what}"
        );
        assert!(site.path(folder).symlink_metadata().is_ok(), "{what} is gone");
    }
    let site = Site::new();
    fs::create_dir(site.path(folder)).expect("the name is free");
    site.build(&OLD);
    assert_eq!(site.names(), ["content", "public", "vazba.toml"], "an empty one is as good as none");
}

#[test]
fn a_list_that_is_no_plain_file_is_not_read() {
    for (what, put) in OTHERS {
        let site = Site::new();
        site.build(&OLD);
        let list = site.path("public/.vazba-manifest");
        fs::remove_file(&list).expect("it was published");
        put(&list);
        let text = refusal(&site).replace(&site.real(), "");
        assert!(
            text.starts_with("the list of published files `public/.vazba-manifest` can't be understood"),
            "{what}: {text}"
        );
    }
}

#[test]
fn a_published_file_that_became_something_else_is_replaced() {
    for (what, put) in OTHERS {
        let site = Site::new();
        site.build(&OLD);
        let page = site.path("public/opatreni/a/index.html");
        fs::remove_file(&page).expect("it was published");
        put(&page);
        let _ = fs::remove_file(page.with_file_name("cizí"));
        site.build(&OLD);
        assert_eq!(site.published(), expected(&OLD), "{what}");
    }
}

#[test]
fn an_attachment_that_became_a_pipe_stops_no_build() {
    let site = Site::new();
    fs::remove_file(site.path("content/a/zápis.pdf")).expect("it was there");
    OTHERS[0].1(&site.path("content/a/zápis.pdf"));
    let staging = site.begin().expect("nothing is in the way");
    let error = staging.copy("content/a/zápis.pdf", "zápis.pdf").expect_err("it is a pipe");
    assert_eq!(error.to_string(), "`content/a/zápis.pdf`: is not a file");
}

#[test]
fn names_with_accents_apart_are_found_by_the_usual_ones() {
    let site = Site::new();
    site.put("content/a/pr\u{30c}íloha.pdf", "stará podoba");
    let staging = site.begin().expect("nothing is in the way");
    staging.copy("content/a/příloha.pdf", "příloha.pdf").expect("it is there under its other name");
    staging.commit(1, false).expect("nothing is in the way");
    assert_eq!(site.published(), expected(&[("příloha.pdf", "stará podoba")]));
}

#[test]
fn a_site_without_records_replaces_none_that_has_some() {
    let site = Site::new();
    let publish = |records: usize, allow_empty: bool| {
        let staging = site.begin().expect("nothing is in the way");
        fill(&staging, &OLD[..=records.min(1)]);
        staging.commit(records, allow_empty).map(drop)
    };
    publish(0, false).expect("there was no site");
    publish(0, false).expect("there was none in the old site either");
    publish(3, false).expect("it has more");
    let before = site.published();
    let error = publish(0, false).expect_err("three records would be lost");
    assert!(matches!(error, Error::Empty { records: 3, .. }), "{error}");
    assert_eq!(site.published(), before);
    assert_eq!(site.names(), ["content", "public", "vazba.toml"]);
    publish(0, true).expect("it is meant");
    publish(0, false).expect("nothing more is lost");
}

#[test]
fn a_list_of_the_first_format_tells_of_records_too() {
    let site = Site::new();
    site.put("public/index.html", "Úvod");
    site.put("public/opatreni/a/index.json", "{}");
    site.put("public/.vazba-manifest", "vazba-manifest 1\nindex.html\nopatreni/a/index.json\n");
    let staging = site.begin().expect("nothing is in the way");
    let error = staging.commit(0, false).expect_err("a record would be lost");
    assert!(matches!(error, Error::Empty { records: 1, .. }), "{error}");
    site.build(&OLD);
    assert_eq!(site.published(), expected(&OLD));
}

#[test]
fn everybody_may_read_what_is_published() {
    let site = Site::new();
    site.build(&OLD);
    let mode = |path: &str| {
        let found = fs::metadata(site.path("public").join(path)).expect("it was published");
        found.permissions().mode() & 0o7777
    };
    // What somebody did by hand, and what a build with another umask would have left before.
    for (path, wrong) in [
        ("index.html", 0o600),
        ("opatreni/a/index.html", 0o755),
        (".vazba-manifest", 0o660),
        ("opatreni", 0o2775),
        ("", 0o700),
    ] {
        site.set_mode(path, wrong);
    }
    assert_eq!(site.build(&OLD).unchanged, 1);
    for path in ["index.html", "opatreni/a/index.html", "opatreni/b/index.html", ".vazba-manifest"] {
        assert_eq!(mode(path), 0o644, "{path}");
    }
    for path in ["", "opatreni", "opatreni/a"] {
        assert_eq!(mode(path), 0o755, "{path}");
    }
}

#[test]
fn an_old_site_without_the_right_to_write_is_removed() {
    let site = Site::new();
    site.build(&OLD);
    for path in ["public/opatreni/a", "public/opatreni", "public"] {
        fs::set_permissions(site.path(path), fs::Permissions::from_mode(0o555)).expect("it is ours");
    }
    site.build(&OLD);
    assert_eq!(site.published(), expected(&OLD));
    assert_eq!(site.names(), ["content", "public", "vazba.toml"]);
}

#[test]
fn a_build_that_is_not_committed_lets_the_next_one_begin() {
    let site = Site::new();
    drop(Staging::begin(site.folder.path(), &site.path("public")).expect("nothing is in the way"));
    assert_eq!(site.names(), ["content", "vazba.toml"]);
    site.build(&OLD);
}
