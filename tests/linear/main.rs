//! Every reader is linear: four times the text takes four times the work, in time and in memory.
#![expect(clippy::disallowed_methods, clippy::expect_used, reason = "the figures of a process are files of the system")]

mod generators;

use std::fs;
use std::process::Command;

use generators::{GENERATORS, Generator};
use vazba::diag::render;
use vazba::output::NoOutput;
use vazba::pipeline::{self, Options};

/// Builds the site and shows what is reported in each format.
fn work(generator: &Generator, size: usize) {
    let mut sources = generator.site(size);
    let today = jiff::civil::date(2026, 11, 22);
    let options = Options { today, only_html: false, base_url: None, minify: true };
    let built = pipeline::run(&mut sources, Vec::new(), &options, &mut NoOutput).expect("it takes all files");
    let shown: usize = render::FORMATS.iter().map(|format| (format.render)(&built.report).len()).sum();
    println!("summary={:?} shown={shown}", built.report.summary());
}

/// Nanoseconds that all threads of this process have computed.
fn computed() -> u64 {
    let tasks = fs::read_dir("/proc/self/task").expect("Linux lists the threads of a process");
    tasks
        .map(|task| fs::read_to_string(task.expect("it can be listed").path().join("schedstat")))
        .map(|stat| stat.ok().and_then(|stat| stat.split(' ').next()?.parse::<u64>().ok()).unwrap_or(0))
        .sum()
}

fn peak() -> u64 {
    let status = fs::read_to_string("/proc/self/status").expect("Linux tells of a process");
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:")).expect("it tells of memory");
    line.trim().trim_end_matches(" kB").parse().expect("it is a number")
}

#[test]
#[ignore = "one"]
fn one() {
    let wanted = std::env::var("LINEAR").expect("it is set");
    let (name, size) = wanted.split_once(':').expect("a name and a size");
    let generator = GENERATORS.iter().find(|generator| generator.name == name).expect("it is there");
    work(generator, size.parse().expect("a number"));
    println!("computed={} peak={}", computed() / 1000, peak());
}

#[test]
#[ignore = "all"]
fn list() {
    for generator in GENERATORS {
        println!("GEN {}:{}", generator.name, generator.size);
    }
}
