//! Every reader is linear: four times the text takes about four times the work, in time and in memory.
//!
//! Each measurement is a process of its own, of which Linux tells how long its threads have computed and how much
//! memory it had at most; what a site of nothing takes is not counted. `tests/linear/steps.sh` counts instructions
//! instead, which no other load on the machine changes.
#![expect(
    clippy::disallowed_methods,
    clippy::expect_used,
    reason = "what Linux tells of a process stands in files; without them there is nothing to test"
)]

mod generators;
mod sites;

use std::fmt::Write as _;
use std::fs;
use std::process::Command;

use generators::{Generator, MEASURED, SIBLINGS};
use vazba::diag::render;
use vazba::output::NoOutput;
use vazba::site::{self, Options};

/// Names the site that a process of its own builds.
const VARIABLE: &str = "VAZBA_LINEAR";

/// Linear work takes four times as long, with a logarithm here and there a bit more; quadratic work sixteen times.
const MOST: f64 = 7.0;

/// Other programs slow down what is measured, never speed it up: the least of so many runs counts.
const RUNS: usize = 15;

/// What a process has used.
#[derive(Clone, Copy)]
struct Used {
    /// Milliseconds of all its threads.
    time: f64,
    /// Most memory that it had, in MB.
    memory: f64,
}

impl Used {
    fn least(self, other: Self) -> Self {
        Self { time: self.time.min(other.time), memory: self.memory.min(other.memory) }
    }

    fn above(self, base: Self) -> Self {
        // What is too little to measure must not look like growth: a start alone takes some ten milliseconds more
        // or less from one run to the next.
        Self { time: (self.time - base.time).max(50.0), memory: (self.memory - base.memory).max(1.0) }
    }
}

/// Builds the site and shows what is reported in each format.
fn build(generator: &Generator, size: usize) {
    let sources = generator.site(size);
    let today = jiff::civil::date(2026, 11, 22);
    let options = Options::of(today);
    let built = site::build(sources, Vec::new(), &options, &NoOutput::default()).expect("it takes all files");
    for format in render::FORMATS {
        std::hint::black_box((format.render)(&built.report));
    }
}

/// Milliseconds that the threads of this process have computed.
fn computed() -> f64 {
    let tasks = fs::read_dir("/proc/self/task").expect("Linux lists the threads of a process");
    let times = tasks.map(|task| {
        let task = task.expect("a thread is listed").path();
        let stat =
            fs::read_to_string(task.join("schedstat")).expect("Linux tells how long a thread computed");
        stat.split(' ').next().and_then(|time| time.parse::<f64>().ok()).expect("the time is a number")
    });
    times.sum::<f64>() / 1e6
}

/// The most memory that this process had, in MB.
fn peak() -> f64 {
    let status = fs::read_to_string("/proc/self/status").expect("Linux tells about a process");
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:")).expect("it tells about memory");
    line.trim().trim_end_matches(" kB").parse::<f64>().expect("the memory is a number") / 1024.0
}

/// Measures one site in a process of its own.
fn measure(name: &str, size: usize) -> Used {
    let program = std::env::current_exe().expect("this program is a file");
    let mut command = Command::new(program);
    command.args(["--ignored", "--exact", "--nocapture", "one_site"]).env(VARIABLE, format!("{name}:{size}"));
    // How threads meet would decide how much is in memory at once.
    command.env("RAYON_NUM_THREADS", "1");
    let output = command.output().expect("it can be started");
    let said = String::from_utf8_lossy(&output.stdout);
    let figures = said.lines().find_map(|line| line.strip_prefix("used ")).and_then(|line| {
        let (time, memory) = line.split_once(' ')?;
        Some(Used { time: time.parse().ok()?, memory: memory.parse().ok()? })
    });
    figures.unwrap_or_else(|| {
        panic!("{name} at {size} failed: {said}{}", String::from_utf8_lossy(&output.stderr))
    })
}

#[test]
#[ignore = "a site alone, for `every_reader_is_linear` and for `tests/linear/steps.sh`"]
fn one_site() {
    let wanted = std::env::var(VARIABLE).expect("it names a generator and a size");
    let (name, size) = wanted.split_once(':').expect("a colon stands between the two");
    let generator = MEASURED
        .iter()
        .chain(SIBLINGS)
        .find(|generator| generator.name == name)
        .expect("there is such a one");
    build(generator, size.parse().expect("the size is a number"));
    println!("used {} {}", computed(), peak());
}

#[test]
#[ignore = "the list of generators and sizes, for `tests/linear/steps.sh`"]
fn list() {
    for Generator { name, size, .. } in MEASURED.iter().chain(SIBLINGS) {
        println!("generator {name}:{size}");
    }
}

#[test]
fn every_reader_is_linear() {
    let base = (0..RUNS).map(|_| measure(MEASURED[0].name, 0)).reduce(Used::least).expect("there are runs");
    let mut table = format!("{:32}{:>8} {:>20} {:>20}\n", "", "n", "ms, n and 4 n", "MB, n and 4 n");
    let mut steep = Vec::new();
    for Generator { name, size, .. } in MEASURED {
        let (mut once, mut fourfold) = (measure(name, *size), measure(name, 4 * size));
        let growth = |once: Used, fourfold: Used| {
            let (once, fourfold) = (once.above(base), fourfold.above(base));
            (fourfold.time / once.time).max(fourfold.memory / once.memory)
        };
        for _ in 1..RUNS {
            if growth(once, fourfold) <= MOST {
                break;
            }
            once = once.least(measure(name, *size));
            fourfold = fourfold.least(measure(name, 4 * size));
        }
        if growth(once, fourfold) > MOST {
            steep.push(*name);
        }
        let (once, fourfold) = (once.above(base), fourfold.above(base));
        writeln!(
            table,
            "{name:32}{size:8} {:7.0}{:7.0} ×{:4.1} {:7.1}{:7.1} ×{:4.1}",
            once.time,
            fourfold.time,
            fourfold.time / once.time,
            once.memory,
            fourfold.memory,
            fourfold.memory / once.memory,
        )
        .expect("it is a string");
    }
    println!("{table}");
    assert!(
        steep.is_empty(),
        "{steep:?} take more than {MOST} times as much for four times the text\n{table}"
    );
}
