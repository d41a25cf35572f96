//! `vazba serve`.

use std::cell::Cell;
use std::net::{IpAddr, SocketAddr};
use std::path::Path;
use std::sync::Arc;
use std::thread;
use std::time::Duration;

use jiff::civil::Date;

use super::arguments::Serve;
use super::progress::Progress;
use super::{End, clock, folder, show, threads};
use crate::diag::{Diagnostic, Report};
use crate::disk::{News, Noticed, SiteFolder, Touched, Watch, real_path};
use crate::public::Audience;
use crate::server::{Hosts, Publisher, Server, Settings};
use crate::site::{Live, Options, Version};
use crate::source::Sources;
use crate::theme;

/// How long the background waits at a time while somebody waits for a page.
const YIELD: Duration = Duration::from_millis(2);
/// How many times it waits after a change, at least: so long, whoever edits is about to ask for pages.
const REST: usize = 100;

/// Shows the site until it is stopped. Nothing is written.
pub(super) fn serve(folder: Option<&Path>, options: &Serve) -> End {
    match run(folder, options) {
        Ok(end) | Err(end) => end,
    }
}

fn run(folder: Option<&Path>, options: &Serve) -> Result<End, End> {
    admit(options)?;
    threads::set(options.jobs)?;
    let root = real_path(&folder::root(folder)?);
    let hosts = Hosts::local_and(options.allow_host.clone());
    let failed = |error: std::io::Error| {
        let port = options.port.map_or(String::new(), |port| format!(", port {port}"));
        show::fail(&format!("can't listen at {}{port}: {error}", options.host), End::Usage)
    };
    let server = Server::bind(
        options.host,
        options.port,
        Settings { root: root.clone(), hosts, stack: threads::STACK },
    )
    .map_err(failed)?;
    let address = server.address().map_err(failed)?;
    let publisher = server.start().map_err(failed)?;
    Session::new(&root, options, publisher).run(address)
}

/// Refuses what would show a site to others without anybody having asked for it.
fn admit(options: &Serve) -> Result<(), End> {
    if options.host.is_loopback() {
        return Ok(());
    }
    let host = options.host;
    if options.drafts {
        let text = format!("drafts are shown on this machine only, and {host} can be reached from others");
        return Err(show::fail(&text, End::Usage));
    }
    if options.allow_host.is_empty() {
        let text = format!(
            "{host} can be reached from other machines; say by `--allow-host NAME` by which name they may ask for the site"
        );
        return Err(show::fail(&text, End::Usage));
    }
    show::say(&format!(
        "warning: whoever reaches {host} sees the site as it is at each moment, before anything is published"
    ));
    Ok(())
}

/// A site that is being served.
struct Session<'a> {
    options: &'a Serve,
    folder: SiteFolder,
    watch: Watch,
    sources: Sources,
    live: Live,
    /// What could not be read the last time.
    unread: Vec<Diagnostic>,
    /// The day for which the site was compiled.
    day: Date,
    publisher: Publisher,
    /// What was said last to be wrong.
    said: Arc<Report>,
}

impl<'a> Session<'a> {
    fn new(root: &Path, options: &'a Serve, publisher: Publisher) -> Self {
        Self {
            options,
            // Watched before it is read, so that no change in between is missed.
            watch: Watch::start(root),
            folder: SiteFolder::new(root),
            sources: Sources::default(),
            live: Live::default(),
            unread: Vec::new(),
            day: today(options),
            publisher,
            said: Arc::default(),
        }
    }

    fn run(mut self, address: SocketAddr) -> ! {
        let (watch, progress) = (clock::Watch::start(), Progress::begin("reading"));
        self.read(&Touched::default());
        let version = self.compile();
        progress.end();
        self.publisher.publish(version.clone());
        self.greet(address, &version, &watch);
        let mut blind = None;
        loop {
            if self.watch.blind() != blind.as_deref() {
                blind = self.watch.blind().map(str::to_owned);
                let reason = blind.as_deref().unwrap_or_default();
                show::say(&format!("changes are looked for each second: {reason}"));
            }
            self.prove();
            self.wait();
        }
    }

    /// Waits for a change, and compiles the site if there is one.
    fn wait(&mut self) {
        let noticed = self.watch.wait();
        let watch = clock::Watch::start();
        let news = match &noticed {
            Noticed::Change(touched) => self.read(touched),
            Noticed::Nothing => News::default(),
        };
        let day = today(self.options);
        if news.changed.is_empty() && day == self.day {
            return;
        }
        let mut what = changes(&news.changed);
        if day != self.day {
            self.day = day;
            what = format!("it is {day} now");
        }
        let version = self.compile();
        self.publisher.publish(version.clone());
        let counts = version.report.summary();
        show::say(&format!("{}  {what}: {} ms, {counts}", clock::time(), watch.read().as_millis()));
        self.say_faults(&version);
    }

    fn read(&mut self, touched: &Touched) -> News {
        let mut news = self.folder.read(&mut self.sources, touched);
        self.unread = std::mem::take(&mut news.faults);
        // For good, so that texts of the built-in theme keep their numbers, and templates need not be read again.
        theme::add_builtin(&mut self.sources);
        news
    }

    fn compile(&mut self) -> Version {
        let audience = if self.options.drafts { Audience::Preview } else { Audience::World };
        let options = Options { audience, ..Options::of(self.day) };
        self.live.compile(self.sources.clone(), self.unread.clone(), &options)
    }

    /// Makes the pages that nobody has asked for, until something changes, so that faults in templates show.
    fn prove(&mut self) {
        let (watch, publisher) = (&self.watch, &self.publisher);
        let rest = Cell::new(REST);
        let go_on = || {
            while (publisher.is_busy() || rest.get() > 0) && !watch.is_pending() {
                rest.set(rest.get().saturating_sub(1));
                thread::sleep(YIELD);
            }
            !watch.is_pending()
        };
        if let Some(version) = self.live.prove(go_on) {
            self.publisher.publish(version.clone());
            self.say_faults(&version);
        }
    }

    fn greet(&mut self, address: SocketAddr, version: &Version, watch: &clock::Watch) {
        let prefix = version.site.as_ref().map_or("", |site| site.config().path_prefix());
        let address = format!("http://{}{prefix}/", shown(address));
        show::say(&format!(
            "the site is at {address} ({} ms); it follows each change, and Ctrl-C ends it",
            watch.read().as_millis()
        ));
        if self.options.drafts {
            show::say("drafts are shown, too");
        }
        self.say_faults(version);
        if self.options.open
            && let Err(error) = open::that_detached(&address)
        {
            show::say(&format!("no browser could be opened: {error}"));
        }
    }

    /// Says which faults are new, and which are gone.
    fn say_faults(&mut self, version: &Version) {
        let report = Arc::clone(&version.report);
        show::news(&report, &self.said);
        self.said = report;
    }
}

fn today(options: &Serve) -> Date {
    options.today.unwrap_or_else(clock::today)
}

/// An address to type into a browser: one that stands for all of a machine's addresses can't be typed.
fn shown(address: SocketAddr) -> String {
    match address.ip() {
        IpAddr::V4(ip) if ip.is_unspecified() => format!("127.0.0.1:{}", address.port()),
        IpAddr::V6(ip) if ip.is_unspecified() => format!("[::1]:{}", address.port()),
        _ => address.to_string(),
    }
}

/// Names of changed files, the first few of them.
fn changes(names: &[String]) -> String {
    const SHOWN: usize = 3;
    let shown = names.iter().take(SHOWN).map(String::as_str).collect::<Vec<_>>().join(", ");
    match names.len().saturating_sub(SHOWN) {
        0 => shown,
        more => format!("{shown} and {more} more"),
    }
}
