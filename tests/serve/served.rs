//! A site that is being served.

use std::io::{BufRead, BufReader};
use std::os::unix::process::CommandExt as _;
use std::process::{Child, Command, Stdio};
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

use crate::http::{PATIENCE, encoded, get};
use crate::site::{Built, Site};

/// A running server, which ends with this value.
pub(crate) struct Served {
    child: Child,
    pub(crate) port: u16,
    said: Arc<Mutex<String>>,
}

impl Served {
    /// Serves a site as it is on the day of the tests, and waits until it answers.
    pub(crate) fn start(site: &Site, arguments: &[&str]) -> Self {
        let mut command = Command::new(env!("CARGO_BIN_EXE_vazba"));
        let root = site.root();
        let root = root.to_str().expect("UTF-8");
        command.args(["-C", root, "serve", "--port", "0", "--today", "2026-11-22"]).args(arguments);
        Self::run(command)
    }

    /// Runs a command that serves a site.
    pub(crate) fn run(mut command: Command) -> Self {
        // A group of its own, since it may be below another program.
        command.process_group(0);
        let mut child = command.stderr(Stdio::piped()).stdout(Stdio::null()).spawn().expect("it runs");
        let mut lines = BufReader::new(child.stderr.take().expect("a pipe")).lines();
        let said = Arc::new(Mutex::new(String::new()));
        let mut before = String::new();
        let port = loop {
            let line = lines.next().unwrap_or_else(|| panic!("it serves: {before}")).expect("UTF-8");
            before.push_str(&line);
            if let Some((_, rest)) = line.split_once("the site is at http://127.0.0.1:") {
                break rest.split('/').next().and_then(|port| port.parse().ok()).expect("a port");
            }
        };
        said.lock().expect("whole").push_str(&before);
        let all = Arc::clone(&said);
        std::thread::spawn(move || {
            for line in lines.map_while(Result::ok) {
                let mut all = all.lock().expect("whole");
                all.push('\n');
                all.push_str(&line);
            }
        });
        Self { child, port, said }
    }

    pub(crate) fn id(&self) -> u32 {
        self.child.id()
    }

    /// What it has said to the terminal.
    pub(crate) fn said(&self) -> String {
        self.said.lock().expect("whole").clone()
    }

    /// Waits until something is so.
    pub(crate) fn until(&self, what: &str, is_so: impl Fn() -> bool) {
        let begin = Instant::now();
        while !is_so() {
            assert!(begin.elapsed() < PATIENCE, "{what}; it said: {}", self.said());
            std::thread::sleep(Duration::from_millis(10));
        }
    }

    /// Waits until every address answers with what a build would write.
    pub(crate) fn until_it_shows(&self, built: &Built) {
        let begin = Instant::now();
        while let Some(difference) = self.difference(built) {
            assert!(begin.elapsed() < PATIENCE, "{difference}; it said: {}", self.said());
            std::thread::sleep(Duration::from_millis(20));
        }
    }

    /// What is not as it is in a built site.
    fn difference(&self, built: &Built) -> Option<String> {
        let Built { prefix, files } = built;
        files.iter().find_map(|(path, bytes)| {
            let address = format!("{prefix}/{}", path.strip_suffix("index.html").unwrap_or(path));
            let response = get(self.port, &encoded(&address));
            let is_it = response.status == 200 && response.body == *bytes;
            (!is_it).then(|| {
                format!("{address}: {} {}", response.status, first_difference(&response.body, bytes))
            })
        })
    }

    /// How many errors the pages are told of.
    pub(crate) fn errors(&self) -> usize {
        let list = get(self.port, "/.vazba/faults.json");
        let list: serde_json::Value = serde_json::from_slice(&list.body).expect("JSON");
        list["errors"].as_u64().and_then(|errors| usize::try_from(errors).ok()).expect("a number")
    }
}

fn first_difference(found: &[u8], expected: &[u8]) -> String {
    let at = found.iter().zip(expected).take_while(|(a, b)| a == b).count();
    let around = |bytes: &[u8]| {
        String::from_utf8_lossy(&bytes[at.saturating_sub(40)..(at + 80).min(bytes.len())]).into_owned()
    };
    format!("at {at}: found `{}`, expected `{}`", around(found), around(expected))
}

impl Drop for Served {
    fn drop(&mut self) {
        let group = format!("-{}", self.child.id());
        let _ = Command::new("kill").args(["-KILL", "--", &group]).status();
        let _ = self.child.wait();
    }
}
