//! Reading a site's folder again after the system said what was touched.

use std::collections::BTreeSet;
use std::fs;
use std::os::unix::fs::symlink;

use tempfile::TempDir;
use vazba::disk::{News, SiteFolder, Touched, read_site, real_path};
use vazba::source::Sources;

struct Site {
    root: TempDir,
    folder: SiteFolder,
    sources: Sources,
}

impl Site {
    fn new() -> Self {
        let root = tempfile::tempdir().expect("a temporary folder");
        fs::create_dir_all(root.path().join("content/goals")).expect("folders can be made");
        fs::write(root.path().join("vazba.toml"), "").expect("files can be written");
        for name in ["a", "b", "c"] {
            fs::write(root.path().join(path(name)), "text").expect("files can be written");
        }
        let folder = SiteFolder::new(&real_path(root.path()));
        let mut site = Self { root, folder, sources: Sources::default() };
        assert_eq!(site.look(&[]).changed.len(), 4);
        site
    }

    fn put(&self, name: &str, text: &str) {
        fs::write(self.root.path().join(path(name)), text).expect("files can be written");
    }

    /// What is new when these are touched.
    fn look(&mut self, names: &[&str]) -> News {
        let root = real_path(self.root.path());
        let paths: BTreeSet<_> = names.iter().map(|name| root.join(path(name))).collect();
        self.folder.read(&mut self.sources, &Touched { paths, any: false })
    }

    /// The site is as one that is read from nothing.
    fn assert_right(&self) {
        let all = |sources: &Sources| -> Vec<(String, String)> {
            sources.below("").map(|(_, file)| (file.path().to_owned(), file.text().to_owned())).collect()
        };
        assert_eq!(all(&self.sources), all(&read_site(self.root.path()).0));
    }
}

fn path(name: &str) -> String {
    format!("content/goals/{name}.md")
}

#[test]
fn only_the_touched_texts_are_looked_at() {
    let mut site = Site::new();
    site.put("a", "another text");
    site.put("b", "a longer text");
    assert_eq!(site.look(&["a"]).changed, [path("a")]);
    fs::remove_file(site.root.path().join(path("c"))).expect("it is there");
    assert_eq!(site.look(&["b", "c"]).changed, [path("b"), path("c")]);
    site.assert_right();
    assert_eq!(site.look(&["a"]).changed, [""; 0], "touched, but the same");
    assert_eq!(site.look(&[]).changed, [""; 0], "all has been seen");
}

#[test]
fn a_file_that_was_not_known_makes_the_whole_folder_be_looked_at() {
    for name in ["../new", "A", "gone", "a/b"] {
        let mut site = Site::new();
        let root = site.root.path().join(path(name));
        fs::create_dir_all(root.parent().expect("a path below the root")).expect("folders can be made");
        if name != "gone" {
            site.put(name, "new");
        }
        site.put("b", "a longer text");
        assert!(site.look(&[name]).changed.contains(&path("b")), "{name}");
        site.assert_right();
    }
}

#[test]
fn files_of_editors_are_passed_over() {
    let mut site = Site::new();
    for name in [".hidden", "~$new"] {
        site.put(name, "new");
        site.put("b", "a longer text");
        assert_eq!(site.look(&[name]).changed, [""; 0], "{name}");
    }
    assert_eq!(site.look(&[".hidden", "b"]).changed, [path("b")]);
    site.assert_right();
}

#[test]
fn a_new_text_beside_a_known_one_is_read_alone() {
    let mut site = Site::new();
    site.put("a", "another text");
    site.put("d", "new");
    assert_eq!(site.look(&["d"]).changed, [path("d")]);
    assert_eq!(site.look(&[]).changed, [path("a")]);
    site.assert_right();
}

#[test]
fn what_takes_the_place_of_a_text_is_judged_as_ever() {
    let mut site = Site::new();
    let outside = tempfile::tempdir().expect("a temporary folder");
    fs::write(outside.path().join("secret"), "secret").expect("files can be written");
    let (a, b) = (site.root.path().join(path("a")), site.root.path().join(path("b")));
    fs::remove_file(&a).expect("it is there");
    symlink(outside.path().join("secret"), &a).expect("links can be made");
    let news = site.look(&["a"]);
    assert_eq!((news.faults.len(), news.changed), (1, vec![path("a")]));
    site.put("c", "another text");
    let news = site.look(&["c"]);
    assert_eq!((news.faults.len(), news.changed), (1, vec![path("c")]), "the fault stays");
    fs::remove_file(&a).expect("it is there");
    fs::remove_file(&b).expect("it is there");
    fs::create_dir(&b).expect("folders can be made");
    let news = site.look(&["a", "b"]);
    assert_eq!((news.faults.len(), news.changed), (0, vec![path("a"), path("b")]));
    site.assert_right();
}

#[test]
fn a_text_that_has_become_too_large_is_reported() {
    let mut site = Site::new();
    site.put("a", &"x".repeat(9 << 20));
    let news = site.look(&["a"]);
    assert_eq!((news.faults.len(), news.changed), (1, vec![path("a")]));
    assert!(site.sources.find(&path("a")).is_none());
    site.put("a", "short again");
    assert_eq!(site.look(&["a"]).faults.len(), 0);
    site.assert_right();
}
