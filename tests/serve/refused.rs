//! What is refused.

use crate::http::{ask, get, send};
use crate::served::Served;
use crate::site::Site;

#[test]
fn only_known_names_are_answered() {
    let site = Site::sound();
    let served = Served::start(&site, &["--allow-host", "Stroj.example"]);
    let status = |host: &str| ask(served.port, "GET", "/kraj/", &[("Host", host)]).status;
    for host in ["localhost", "LOCALHOST:8080", "127.0.0.1", "[::1]:4000", "stroj.example"] {
        assert_eq!(status(host), 200, "{host}");
    }
    for host in [
        "evil.example",
        "localhost.evil.example",
        "127.0.0.1.evil.example",
        "192.168.1.1",
        "evil.example:4000",
    ] {
        assert_eq!(status(host), 421, "{host}");
    }
    let raw = |text: &str| send(served.port, text.as_bytes()).map(|response| response.status);
    assert_eq!(raw("GET /kraj/ HTTP/1.1\r\nConnection: close\r\n\r\n"), Some(400), "no host");
    let absolute = "GET http://evil.example/kraj/ HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n";
    assert_eq!(raw(absolute), Some(421), "the address stands before the header");
}

#[test]
fn pages_of_other_sites_get_nothing() {
    let site = Site::sound();
    let served = Served::start(&site, &[]);
    let own = format!("localhost:{}", served.port);
    let status = |path: &str, headers: &[(&str, &str)]| {
        ask(served.port, "HEAD", path, &[&[("Host", &*own)], headers].concat()).status
    };
    for path in ["/kraj/", "/.vazba/faults.json"] {
        assert_eq!(status(path, &[("Origin", &format!("http://{own}"))]), 200, "{path}");
        for origin in ["http://evil.example", "null", "http://localhost:1", "https://localhost", "x"] {
            assert_eq!(status(path, &[("Origin", origin)]), 403, "{path} from {origin}");
        }
    }
    let from = |path: &str, site: &str| status(path, &[("Sec-Fetch-Site", site)]);
    assert_eq!(from("/kraj/", "cross-site"), 200, "a link from elsewhere may be followed");
    for path in ["/.vazba/faults.json", "/.vazba/events", "/.vazba/serve.js"] {
        assert_eq!(from(path, "cross-site"), 403, "{path}");
        assert_eq!(from(path, "same-site"), 403, "another port of this machine: {path}");
    }
    assert_eq!(from("/.vazba/serve.js", "same-origin"), 200);
}

#[test]
fn nothing_outside_of_the_site_is_sent() {
    let site = Site::sound();
    std::fs::write(site.beside("tajne.txt"), "tajné").expect("a file");
    std::os::unix::fs::symlink(site.beside("tajne.txt"), site.path("static-link.txt")).expect("a link");
    let served = Served::start(&site, &[]);
    for path in [
        "/kraj/../../tajne.txt",
        "/kraj/..%2f..%2ftajne.txt",
        "/kraj/%2e%2e/%2e%2e/tajne.txt",
        "/kraj/..%5c..%5ctajne.txt",
        "/kraj/static-link.txt",
        "/kraj/vazba.toml",
        "/kraj/content/measures/m1.md",
        "/kraj/%00",
        "/kraj/%ff",
        "/../../../../etc/passwd",
    ] {
        let response = get(served.port, path);
        assert!(matches!(response.status, 400 | 404), "{path}: {}", response.status);
        assert!(!response.text().contains("tajné"), "{path}");
    }
}

#[test]
fn only_get_and_head_are_answered() {
    let site = Site::sound();
    let served = Served::start(&site, &[]);
    for method in ["POST", "PUT", "DELETE", "OPTIONS", "PATCH", "TRACE"] {
        assert_eq!(ask(served.port, method, "/kraj/", &[]).status, 405, "{method}");
    }
}

#[test]
fn others_see_the_site_only_if_somebody_says_so() {
    let site = Site::sound();
    let run = |arguments: &[&str]| {
        let mut command = std::process::Command::new(env!("CARGO_BIN_EXE_vazba"));
        let output =
            command.arg("-C").arg(site.root()).arg("serve").args(arguments).output().expect("it runs");
        (output.status.code(), String::from_utf8(output.stderr).expect("UTF-8"))
    };
    assert_eq!(
        run(&["--host", "0.0.0.0"]),
        (
            Some(2),
            "error: 0.0.0.0 can be reached from other machines; say by `--allow-host NAME` by which name they may ask for \
             the site\n"
                .to_owned()
        )
    );
    assert_eq!(
        run(&["--host", "0.0.0.0", "--allow-host", "stroj.example", "--drafts"]),
        (
            Some(2),
            "error: drafts are shown on this machine only, and 0.0.0.0 can be reached from others\n"
                .to_owned()
        )
    );
    let served = Served::start(&site, &["--host", "0.0.0.0", "--allow-host", "stroj.example"]);
    assert_eq!(ask(served.port, "GET", "/kraj/", &[("Host", "stroj.example")]).status, 200);
    assert!(served.said().starts_with("warning: whoever reaches 0.0.0.0 sees the site"), "{}", served.said());
}

#[test]
fn a_port_that_is_taken_is_said() {
    let site = Site::sound();
    let served = Served::start(&site, &[]);
    let mut command = std::process::Command::new(env!("CARGO_BIN_EXE_vazba"));
    command.arg("-C").arg(site.root()).args(["serve", "--port", &served.port.to_string()]);
    let output = command.output().expect("it runs");
    assert_eq!(output.status.code(), Some(2));
    let said = String::from_utf8(output.stderr).expect("UTF-8");
    assert!(said.starts_with(&format!("error: can't listen at 127.0.0.1, port {}", served.port)), "{said}");
}
