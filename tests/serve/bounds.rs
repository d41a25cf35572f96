//! Nothing hangs the server.

use std::io::{Read, Write};
use std::net::TcpStream;

use crate::http::{connect, get, send};
use crate::served::Served;
use crate::site::Site;

#[test]
fn a_head_without_end_is_cut_off() {
    let site = Site::sound();
    let served = Served::start(&site, &[]);
    let line = format!("X-Filling: {}\r\n", "x".repeat(1000));
    let request = format!("GET /kraj/ HTTP/1.1\r\nHost: localhost\r\n{}\r\n", line.repeat(10_000));
    let status = send(served.port, request.as_bytes()).map(|response| response.status);
    assert!(matches!(status, None | Some(431)), "{status:?}");
    assert_eq!(get(served.port, "/kraj/").status, 200);
    let long = format!("GET /{} HTTP/1.1\r\nHost: localhost\r\n\r\n", "x".repeat(1 << 20));
    let status = send(served.port, long.as_bytes()).map(|response| response.status);
    assert!(matches!(status, None | Some(414 | 431)), "{status:?}");
    assert_eq!(get(served.port, "/kraj/").status, 200);
}

#[test]
fn five_hundred_connections_keep_nobody_out() {
    let site = Site::sound();
    let served = Served::start(&site, &[]);
    let idle: Vec<TcpStream> = (0..500).map(|_| connect(served.port)).collect();
    assert_eq!(get(served.port, "/kraj/").status, 200);
    let streams: Vec<TcpStream> = (0..300)
        .map(|_| {
            let mut stream = connect(served.port);
            let _ = stream.write_all(b"GET /.vazba/events HTTP/1.1\r\nHost: localhost\r\n\r\n");
            stream
        })
        .collect();
    assert_eq!(get(served.port, "/kraj/").status, 200);
    // So many are not kept: the oldest were closed.
    for mut old in idle.iter().take(250) {
        assert_eq!(old.read(&mut [0; 16]).expect("it was closed in order"), 0);
    }
    drop(streams);
}

#[test]
fn slow_clients_wait_for_themselves_only() {
    let site = Site::sound();
    site.put("static/data.bin", vec![7; 20 << 20]);
    let served = Served::start(&site, &[]);
    // One that sends its head letter by letter, and some that never take what they asked for.
    let mut slow = connect(served.port);
    slow.write_all(b"GET /kraj/ HT").expect("it is taken");
    let greedy: Vec<TcpStream> = (0..20)
        .map(|_| {
            let mut stream = connect(served.port);
            stream.write_all(b"GET /kraj/data.bin HTTP/1.1\r\nHost: localhost\r\n\r\n").expect("it is taken");
            stream
        })
        .collect();
    assert_eq!(get(served.port, "/kraj/").status, 200);
    assert_eq!(get(served.port, "/kraj/data.bin").body.len(), 20 << 20);
    // A head that is never finished is not waited for.
    let mut rest = Vec::new();
    slow.read_to_end(&mut rest).expect("the server closes the connection");
    assert!(rest.is_empty() || rest.starts_with(b"HTTP/1.1 408"), "{}", String::from_utf8_lossy(&rest));
    drop(greedy);
}

#[test]
fn a_stream_tells_of_each_version() {
    let site = Site::sound();
    let served = Served::start(&site, &[]);
    let mut stream = connect(served.port);
    stream.write_all(b"GET /.vazba/events HTTP/1.1\r\nHost: localhost\r\n\r\n").expect("it is taken");
    let mut heard = String::new();
    let mut hear = |until: &str| {
        while !heard.contains(until) {
            let mut piece = [0; 1024];
            let length = stream.read(&mut piece).expect("something comes");
            assert_ne!(length, 0, "the stream stays open: {heard}");
            heard.push_str(&String::from_utf8_lossy(&piece[..length]));
        }
    };
    hear("data: 1\n\n");
    site.put("content/measures/m1.md", site.read("content/measures/m1.md") + "\nNové.\n");
    hear("data: 2\n\n");
}
