//! On systems that are odd in some way. These need Debian's `faketime`, `strace` and `util-linux`; `tests/run.sh` runs them.

use std::process::Command;

use crate::http::get;
use crate::served::Served;
use crate::site::Site;

/// A command that serves the site below another one.
fn below(site: &Site, command: &[&str], arguments: &[&str]) -> Command {
    let mut below = Command::new(command[0]);
    below.args(&command[1..]).arg(env!("CARGO_BIN_EXE_vazba")).arg("-C").arg(site.root());
    below.args(["serve", "--port", "0"]).args(arguments);
    below
}

const DAY: [&str; 2] = ["--today", "2026-11-22"];

#[test]
#[ignore = "needs faketime"]
fn what_depends_on_the_day_is_made_anew_after_midnight() {
    let site = Site::sound();
    let mut command = below(&site, &["faketime", "-f", "@2026-11-22 23:59:56"], &[]);
    // Another clock than that of the system would confuse waits.
    command.env("DONT_FAKE_MONOTONIC", "1").env("FAKETIME_DONT_FAKE_MONOTONIC", "1");
    let served = Served::run(command);
    let page = || get(served.port, "/kraj/").text().replace('\u{a0}', " ");
    let is_of = |day: &str| page().contains(&format!("Stav ke dni {day}. listopadu 2026"));
    assert!(is_of("22"), "{}", page());
    served.until("it is the next day", || is_of("23"));
    served.until("it is said", || served.said().contains("it is 2026-11-23 now"));
}

#[test]
#[ignore = "needs strace"]
fn where_the_system_can_not_watch_changes_are_looked_for() {
    let site = Site::sound();
    let inject = "inject=inotify_add_watch:error=ENOSPC";
    let command = ["strace", "-f", "-qq", "-o", "/dev/null", "-e", "trace=inotify_add_watch", "-e", inject];
    let served = Served::run(below(&site, &command, &DAY));
    let said = "changes are looked for each second: the system watches no more folders for this user";
    served.until(said, || served.said().contains(said));
    served.until_it_shows(&site.built());
    for text in ["Jedna.", "Dvaa.", "Trii."] {
        site.put("content/terms/t.md", format!("+++\ntitle = \"exekuce\"\n+++\n{text}\n"));
        served.until_it_shows(&site.built());
    }
    assert_eq!(served.said().matches(said).count(), 1);
}

#[test]
#[ignore = "needs unshare"]
fn a_site_that_can_not_be_written_to_is_served() {
    let site = Site::sound();
    let root = site.root();
    let before = site.tree();
    // With `sh`, since the mount must happen where only the server sees it.
    let script = "mount --bind -o ro \"$0\" \"$0\" && ! touch \"$0/x\" 2>/dev/null && exec \"$@\"";
    let root = root.to_str().expect("UTF-8");
    let is_root = Command::new("id").arg("-u").output().expect("it runs").stdout == b"0\n";
    let apart: &[&str] =
        if is_root { &["unshare", "--mount"] } else { &["unshare", "--mount", "--map-root-user"] };
    let served = Served::run(below(&site, &[apart, &["sh", "-c", script, root]].concat(), &DAY));
    served.until_it_shows(&site.built());
    // Seen from outside, it can still be edited.
    site.put("content/terms/t.md", "+++\ntitle = \"exekuce\"\n+++\nNové.\n");
    served.until_it_shows(&site.built());
    drop(served);
    let after = site.tree();
    let names =
        |tree: &std::collections::BTreeMap<std::path::PathBuf, _>| tree.keys().cloned().collect::<Vec<_>>();
    assert_eq!(names(&after), names(&before));
}
