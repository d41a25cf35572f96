//! `vazba inventory` with addresses: what it fetches, and what it refuses from servers that are damaged or hostile.

use std::io::Write as _;
use std::net::TcpStream;
use std::sync::{Arc, Mutex};

use super::site::Site;
use super::upstream::{Upstream, elsewhere, whole};

const TABLE: &str = "kód;název;nadřazená;stav\n1;Péče;;\n1.1;Péče doma;1;planned\n1.2;Poradny;1;\n";

const ALLOWED: [&str; 2] = ["--allow-address", "127.0.0.1"];

fn site() -> Site {
    let site = Site::sound();
    site.put("vazba.toml", "title = \"Kraj\"\n[checks]\nmeasure-without-link = \"off\"\n");
    site.put("content/documents/plan.md", "+++\ntitle = \"Plán\"\n+++\n");
    site.put(
        "content/projects/a.md",
        "+++\ntitle = \"Projekt\"\n[[link]]\nto = \"document:plan#1.2\"\nrelation = \"implements\"\n+++\n",
    );
    site
}

/// A server with one table, which can be replaced.
fn office() -> (Upstream, Arc<Mutex<String>>) {
    let table = Arc::new(Mutex::new(TABLE.to_owned()));
    let now = Arc::clone(&table);
    let answer = move |_: &str, stream: &mut TcpStream| {
        let text = now.lock().expect("no thread failed").clone();
        whole(stream, text.as_bytes())
    };
    (Upstream::start(answer), table)
}

#[test]
fn a_table_is_fetched_and_later_fetched_anew() {
    let (site, (office, table)) = (site(), office());
    let address = office.at("/plan.csv");
    let add = [&["inventory", "add", "plan", &address, "--today", "2026-11-01"][..], &ALLOWED].concat();
    let ran = site.run(&add);
    assert_eq!(ran.code, Some(0), "{}", ran.err);
    let items = std::fs::read_to_string(site.path("content/documents/plan.items.toml")).expect("written");
    assert!(items.contains(&format!("[inventory]\nurl = \"{address}\"\nread = \"2026-11-01\"\n")), "{items}");
    assert!(
        office.asked()[0].to_lowercase().contains("accept-encoding: identity\r\n"),
        "{:?}",
        office.asked()
    );

    *table.lock().expect("no thread failed") =
        "kód;název;nadřazená;stav\n1;Péče o lidi;;\n1.1;Péče doma;;planned\n3;Domy;1;\n".to_owned();
    let update = [&["inventory", "update", "--today", "2026-12-01"][..], &ALLOWED].concat();
    let before = site.tree();
    for format in ["human", "json", "sarif", "github", "short"] {
        let ran = site.run(&[&update[..], &["--dry-run", "--format", format]].concat());
        assert_eq!(ran.code, Some(0), "{}", ran.err);
        for said in ["item-renamed", "item-moved", "item-added", "item-dropped"] {
            assert!(ran.out.contains(said), "{format}: {}", ran.out);
        }
        let names_record = ran.out.contains("content/projects/a.md");
        assert!(names_record || ["github", "short"].contains(&format), "{format}: {}", ran.out);
        assert_eq!(site.tree(), before);
    }
    let ran = site.run(&update);
    assert_eq!(ran.code, Some(0), "{}", ran.err);
    assert_eq!(
        site.run(&["check", "--format", "short"]).out,
        "content/projects/a.md:4:6: error[unknown-part]: the document `plan` has no part `1.2`\n"
    );
    let one = site.run(&[&["inventory", "update", "plan"][..], &ALLOWED].concat());
    assert_eq!((one.code, &*one.out), (Some(0), ""), "{}", one.err);
}

#[test]
fn neither_build_nor_check_asks_for_anything() {
    let (site, (office, _)) = (site(), office());
    let address = office.at("/plan.csv");
    let ran = site.run(&[&["inventory", "add", "plan", &address][..], &ALLOWED].concat());
    assert_eq!((ran.code, office.asked().len()), (Some(0), 1), "{}", ran.err);
    assert_eq!(site.run(&["check"]).code, Some(0));
    assert_eq!(site.run(&["build"]).code, Some(0));
    assert_eq!(office.asked().len(), 1);
}

#[test]
fn what_is_from_a_file_is_not_fetched() {
    let site = site();
    site.put("plan.csv", TABLE);
    assert_eq!(site.run(&["inventory", "add", "plan", "plan.csv"]).code, Some(0));
    let all = site.run(&["inventory", "update"]);
    assert_eq!((all.code, &*all.err), (Some(0), "no document has items from an address\n"));
    let one = site.run(&["inventory", "update", "plan"]);
    assert_eq!(one.code, Some(2));
    assert!(one.err.contains("the items of `plan` are from no address"), "{}", one.err);
}

/// Runs the command on a site with items, which must end with the code, say this, and leave all files as they are.
#[track_caller]
fn refused(arguments: &[&str], code: i32, said: &str) {
    let site = site();
    site.put(
        "content/documents/plan.items.toml",
        "[inventory]\nurl = \"https://plan.example/a.csv\"\nread = \"2026-01-01\"\ndigest = \"00\"\n\n[[item]]\nid = \"1\"\ntitle = \"Stará\"\n",
    );
    let before = site.tree();
    let ran = site.run(&[&["inventory", "add", "plan"][..], arguments].concat());
    let all = ran.out + &ran.err;
    assert_eq!(ran.code, Some(code), "{all}");
    assert!(all.contains(said), "{all}");
    assert_eq!(site.tree(), before);
}

#[track_caller]
fn refused_from(path: &str, answer: fn(&str, &mut TcpStream) -> std::io::Result<()>, code: i32, said: &str) {
    refused(&[&[&*Upstream::start(answer).at(path)][..], &ALLOWED].concat(), code, said);
}

#[test]
fn a_file_that_is_cut_off_is_refused() {
    let by_length = |_: &str, stream: &mut TcpStream| {
        write!(stream, "HTTP/1.1 200 OK\r\nContent-Length: 5000\r\n\r\n{TABLE}")
    };
    refused_from("/a.csv", by_length, 3, "the connection ended in the middle of the file");
    let by_chunks = |_: &str, stream: &mut TcpStream| {
        write!(stream, "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n4\r\nk\u{f3}d\r\n")
    };
    refused_from("/a.csv", by_chunks, 3, "the connection ended in the middle of the file");
}

#[test]
fn a_file_without_end_is_refused() {
    let announced = |_: &str, stream: &mut TcpStream| {
        write!(stream, "HTTP/1.1 200 OK\r\nContent-Length: 10000000000\r\n\r\n{TABLE}")
    };
    refused_from("/a.csv", announced, 3, "it is larger than 32 MiB");
    let endless = |_: &str, stream: &mut TcpStream| {
        write!(stream, "HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n")?;
        loop {
            stream.write_all(&[b'a'; 8192])?;
        }
    };
    refused_from("/a.csv", endless, 3, "it is larger than 32 MiB");
    let head = |_: &str, stream: &mut TcpStream| {
        write!(stream, "HTTP/1.1 200 OK\r\n")?;
        loop {
            stream.write_all(b"X-More: and more, without end\r\n")?;
        }
    };
    refused_from("/a.csv", head, 3, "can't fetch");
}

#[test]
fn what_is_compressed_is_not_unpacked() {
    let packed = |_: &str, stream: &mut TcpStream| {
        write!(stream, "HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: 2\r\n\r\n\u{1f}\u{1f}")
    };
    refused_from("/a.csv", packed, 3, "the server sends it compressed (`gzip`)");
}

#[test]
fn redirects_have_an_end_and_are_judged_anew() {
    refused_from("/a.csv", |path, stream| elsewhere(stream, path), 3, "it redirects more than 5 times");
    let other = |_: &str, stream: &mut TcpStream| elsewhere(stream, "http://127.0.0.2:9/a.csv");
    refused_from("/a.csv", other, 3, "`127.0.0.2` is at 127.0.0.2, which is no public address");
    let other = |_: &str, stream: &mut TcpStream| elsewhere(stream, "ftp://127.0.0.1/a.csv");
    refused_from("/a.csv", other, 3, "it leads to what is no address of the web");
    let missing = |_: &str, stream: &mut TcpStream| {
        write!(stream, "HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n")
    };
    refused_from("/a.csv", missing, 3, "there is no such file (status 404)");
}

#[test]
fn a_redirect_to_an_allowed_server_is_followed() {
    let site = site();
    let office = Upstream::start(|path, stream| match path {
        "/a.csv" => elsewhere(stream, "b.csv"),
        _ => whole(stream, TABLE.as_bytes()),
    });
    let ran = site.run(&[&["inventory", "add", "plan", &office.at("/a.csv")][..], &ALLOWED].concat());
    assert_eq!(ran.code, Some(0), "{}", ran.err);
    assert_eq!(office.asked().len(), 2);
}

#[test]
fn servers_that_are_not_public_have_to_be_allowed() {
    let (office, _) = office();
    refused(&[&office.at("/a.csv")], 3, "allow it by `--allow-address 127.0.0.1`");
    let by_name = format!("http://localhost:{}/a.csv", office.port());
    refused(&[&by_name], 3, "`localhost` is at ");
    refused(&[&by_name, "--allow-address", "127.0.0.2"], 3, "which is no public address");
    refused(&["http://[::ffff:127.0.0.1]:9/a.csv"], 3, "which is no public address");
    assert_eq!(office.asked(), [""; 0]);
    refused(&["https://name:secret@plan.example/a.csv"], 3, "the address holds a user name or password");
}

#[test]
fn the_digest_must_be_the_one_that_was_asked_for() {
    let (office, _) = office();
    let address = office.at("/a.csv");
    let zero = "0".repeat(64);
    let digest = "4b6e3a5bdb1a6cfd9c68c6d3b1ab2a8fb70f5d0ae9d2c1f5d3a5a0f2b3f9c1de";
    refused(
        &[&address, "--digest", &zero, ALLOWED[0], ALLOWED[1]],
        1,
        &format!("not {zero}; nothing was written"),
    );
    let site = site();
    let ran = site.run(&[&["inventory", "add", "plan", &address, "--digest", digest][..], &ALLOWED].concat());
    let found =
        ran.err.split("has the digest ").nth(1).and_then(|rest| rest.split(',').next()).expect("it is named");
    let ran = site.run(&[&["inventory", "add", "plan", &address, "--digest", found][..], &ALLOWED].concat());
    assert_eq!(ran.code, Some(0), "{}", ran.err);
}

#[test]
fn entities_are_not_expanded() {
    let bomb = |_: &str, stream: &mut TcpStream| {
        let text = "<?xml version=\"1.0\"?>\n<!DOCTYPE p [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;\">]>\n<StrategicPlan><Name>&b;</Name></StrategicPlan>";
        whole(stream, text.as_bytes())
    };
    refused_from("/plan.xml", bomb, 1, "a document type is not read");
}
