//! Times of the stages, each by itself, on the invented region: `cargo bench --bench stages`
//!
//! They tell where a change went, and are compared with those of the same machine only. What a whole build takes beside other
//! generators is measured in `tests/bench/`; that no work is done twice, which is no matter of time, in `tests/system/work.rs`.
#![expect(clippy::expect_used, reason = "where the site can't be read there is nothing to time")]

use std::hint::black_box;
use std::path::Path;
use std::sync::Arc;

use criterion::{BatchSize, Criterion, Throughput};
use jiff::civil::{Date, date};
use mimalloc::MiMalloc;
use vazba::check;
use vazba::config::Config;
use vazba::content;
use vazba::diag::{Guard, Sink};
use vazba::disk::read_site;
use vazba::facet::Facets;
use vazba::graph::{self, Graph, Ties};
use vazba::html::shorten;
use vazba::locale::Locale;
use vazba::model::Record;
use vazba::plan::{self, Extras, Plan};
use vazba::public::{Audience, Public};
use vazba::site::{self, Bytes, File, Memo, Options, Origin, Site};
use vazba::source::{FileId, SourceFile, Sources};
use vazba::syntax::markdown::{
    Ids, Labels, LinkTarget, Origin as TextOrigin, Render, Resolver, outline, to_html,
};
use vazba::syntax::{self, ContentFile};
use vazba::theme::{self, Theme};
use vazba::view;

/// The program's own.
#[global_allocator]
static ALLOCATOR: MiMalloc = MiMalloc;

const SITE: &str = "tests/sites/vzorovy-kraj";
const TODAY: Date = date(2026, 11, 22);

fn main() {
    let mut criterion = Criterion::default().configure_from_args();
    let sources = sources();
    texts(&mut criterion, &sources);
    content_and_rules(&mut criterion, &sources);
    plan(&mut criterion, &sources);
    pages(&mut criterion, &sources);
    index(&mut criterion, &sources);
    criterion.final_summary();
}

fn sources() -> Sources {
    let (sources, faults) = read_site(&Path::new(env!("CARGO_MANIFEST_DIR")).join(SITE));
    assert!(faults.is_empty(), "{faults:?}");
    sources
}

/// Content files, without tables.
fn documents(sources: &Sources) -> Vec<(FileId, &SourceFile)> {
    sources.below(content::FOLDER).filter(|(_, file)| file.text().starts_with("+++")).collect()
}

fn bytes<'t>(texts: impl IntoIterator<Item = &'t str>) -> Throughput {
    Throughput::Bytes(texts.into_iter().map(|text| text.len() as u64).sum())
}

/// What is done with each text alone: its front matter, the outline of its Markdown, and HTML.
fn texts(criterion: &mut Criterion, sources: &Sources) {
    let files = documents(sources);
    let read = |(id, file): &(FileId, &SourceFile)| syntax::read(*id, file, &mut Sink::default());
    let documents: Vec<ContentFile> = files.iter().map(read).collect();
    let mut group = criterion.benchmark_group("texts");
    group.throughput(bytes(files.iter().map(|(_, file)| file.text())));
    group.bench_function("front matter", |bencher| {
        bencher.iter(|| files.iter().map(read).collect::<Vec<_>>());
    });
    group.throughput(bytes(documents.iter().map(|document| document.body.text.as_str())));
    group.bench_function("outline", |bencher| {
        bencher.iter(|| documents.iter().for_each(outlined));
    });
    let labels = ["Poznámky", "Zpět", "splněno", "nesplněno", "Tabulka"].map(str::to_owned);
    let [footnotes, back, done, open, table] = labels;
    let labels = Labels { footnotes, back, done, open, table };
    group.bench_function("Markdown to HTML", |bencher| {
        let html = |document: &ContentFile| {
            let render = Render { resolver: &mut Nowhere, labels: &labels, base_level: 2 };
            to_html(&document.body.text, render, &mut Ids::default())
        };
        bencher.iter(|| documents.iter().map(html).collect::<Vec<_>>());
    });
    group.finish();
}

fn outlined(document: &ContentFile) {
    let origin = TextOrigin::Verbatim { file: document.file, start: document.body.start };
    black_box(outline(&document.body.text, &origin, &mut Sink::default()));
}

/// A site in which every link leads to the same page, so that the time is that of Markdown alone.
struct Nowhere;

impl Resolver for Nowhere {
    fn link(&self, _dest: &str) -> Option<LinkTarget> {
        Some(LinkTarget {
            url: "/opatreni/takt-zeleznice/".to_owned(),
            text: Some("Takt".to_owned()),
            lang: None,
        })
    }

    fn image(&self, _path: &str) -> Option<String> {
        Some("/obrazek.svg".to_owned())
    }
}

fn read_content(sources: &Sources, config: &Config) -> Graph {
    Graph::new(read_records(sources, config), &mut Sink::default())
}

fn read_records(sources: &Sources, config: &Config) -> Vec<Arc<Record>> {
    let (mut memo, mut guard, mut sink) = (content::Memo::default(), Guard::default(), Sink::default());
    content::read(sources, config, &mut memo, &mut guard, &mut sink)
}

/// All records of the site, the graph of them, and the rules.
fn content_and_rules(criterion: &mut Criterion, sources: &Sources) {
    let config = Config::read(sources, &mut Sink::default());
    let records = || read_records(sources, &config);
    let mut group = criterion.benchmark_group("site");
    group.bench_function("records", |bencher| bencher.iter_with_large_drop(records));
    group.bench_function("graph", |bencher| {
        let graph = |records| Graph::new(records, &mut Sink::default());
        bencher.iter_batched(records, graph, BatchSize::LargeInput);
    });
    // A graph keeps what was once asked of it, so each run has its own.
    group.bench_function("check", |bencher| {
        bencher.iter_batched(
            || read_content(sources, &config),
            |graph| {
                let (mut memo, mut sink) = (check::Memo::default(), Sink::default());
                check::run(&graph, &config, sources, TODAY, &mut memo, &mut sink);
                graph
            },
            BatchSize::LargeInput,
        );
    });
    group.finish();
}

/// All addresses of pages.
fn plan(criterion: &mut Criterion, sources: &Sources) {
    let mut sources = sources.clone();
    theme::add_builtin(&mut sources);
    let mut sink = Sink::default();
    let config = Config::read(&sources, &mut sink);
    let theme = Theme::find(&sources, &config, &mut sink);
    let locales: Vec<Arc<Locale>> = config
        .languages
        .iter()
        .map(|code| {
            let files: Vec<_> =
                theme.language(code).iter().map(|file| (*file, sources.file(*file).text())).collect();
            Arc::new(Locale::load(code, &files, &mut Sink::default()).expect("it is a language of the theme"))
        })
        .collect();
    let public =
        || Public::new(&read_content(&sources, &config), Audience::World, &mut graph::Memo::default());
    let planned = |public: Public| {
        let coverage = Ties::new(&public, &config, TODAY).coverage;
        let extras = Extras {
            pages: &view::page_names(&config, &public, &coverage),
            known: &view::PAGES.iter().map(|page| page.name).collect::<Vec<_>>(),
            registers: &view::registers(&public, &[], TODAY),
            coverage: Some(&coverage),
            files: view::FILES,
            fixed: &[],
        };
        let mut plan = Plan::new(&config, plan::Memo::default());
        let facets = Facets::new(&public, &config, TODAY);
        plan.add_pages(&public, &facets, &config, &locales, &extras, &mut Sink::default());
        (plan, public)
    };
    assert!(planned(public()).0.pages().len() > 1000, "the site has its pages");
    criterion.bench_function("site/plan", |bencher| {
        bencher.iter_batched(public, planned, BatchSize::LargeInput);
    });
}

/// A site of which nothing was made yet.
fn compiled(sources: &Sources, minify: bool) -> Site {
    let options = Options { minify, ..Options::of(TODAY) };
    site::compile(sources.clone(), Vec::new(), &options, &mut Memo::default()).0
}

fn page_files(site: &Site) -> Vec<File<'_>> {
    site.plan().pages().iter().map(|page| File { path: &page.path, origin: Origin::Page(page) }).collect()
}

fn rendered(site: &Site, file: &File<'_>) -> Vec<u8> {
    match site.render(file) {
        Ok(Bytes::Here(bytes)) => bytes.into_owned(),
        other => panic!("`{}` can't be rendered: {other:?}", file.path),
    }
}

/// Pages one after another on one thread: views, templates and what makes them short, and the last alone.
fn pages(criterion: &mut Criterion, sources: &Sources) {
    let mut group = criterion.benchmark_group("pages");
    group.sample_size(10);
    // The first round makes links and lists, which the later ones find.
    let site = compiled(sources, true);
    let files = page_files(&site);
    group.throughput(Throughput::Elements(files.len() as u64));
    group.bench_function("rendered", |bencher| {
        bencher.iter(|| files.iter().for_each(|file| drop(black_box(rendered(&site, file)))));
    });
    let site = compiled(sources, false);
    let long: Vec<Vec<u8>> = page_files(&site).iter().map(|file| rendered(&site, file)).collect();
    group.throughput(Throughput::Bytes(long.iter().map(|page| page.len() as u64).sum()));
    group.bench_function("shortened", |bencher| {
        bencher.iter(|| long.iter().for_each(|page| drop(black_box(shorten(page)))));
    });
    group.finish();
}

/// The index for the search in the main language.
fn index(criterion: &mut Criterion, sources: &Sources) {
    let mut group = criterion.benchmark_group("search");
    group.sample_size(10);
    group.bench_function("index", |bencher| {
        bencher.iter_batched(
            || compiled(sources, true),
            |site| {
                let is_made = site.file("search-index/cs/head.json").is_some();
                assert!(is_made, "the site has an index");
                site
            },
            BatchSize::PerIteration,
        );
    });
    group.finish();
}
