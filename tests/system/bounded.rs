//! No page grows with the site: whatever there are many of, it stands on pages of their own, each of which says how many there
//! are, which of them it shows and in which order, and leads to the others.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;

use vazba::model::kind::KindSpec;
use vazba::model::kinds::KINDS;
use vazba::plan::{Planned, Subject};
use vazba::source::Sources;

use crate::edges::assert_both_ends;
use crate::html::Anchors;
use crate::samples::{self, Extent, TARGET};
use crate::site::Site;

/// The largest page that there may be, in bytes.
const LARGEST: usize = 300_000;

/// By how much a page may be larger on a larger site: numbers have more digits, and ways lead to more pages.
const MORE: usize = 2_000;

/// A site with that many records of each kind, all of which refer to one of each kind in every way there is.
fn dense(records: usize) -> Site {
    let ids: Vec<String> = (0..records).map(|number| format!("zdroj-{number}")).collect();
    let sources = ids.iter().map(|id| (id.as_str(), Extent::References(0)));
    let records: Vec<(&str, Extent)> = std::iter::once((TARGET, Extent::Parts)).chain(sources).collect();
    Site::new(samples::site(&records))
}

/// A strategy with that many measures of one goal, of one organisation and from one source of money, each with a change, an
/// activity and a tie to one item of a document; and as many areas, goals on three tiers, milestones, tasks and events.
fn plan(records: usize) -> Site {
    let mut sources = Sources::default();
    sources.add("vazba.toml", "title = \"Žluťoučký kraj\"\n[checks]\nmeasure-without-goal = \"off\"\n");
    let mut add = |path: String, text: &str| {
        sources.add(path, format!("+++\n{text}+++\n"));
    };
    add("content/strategies/plan.md".to_owned(), "title = \"Plán\"\nlinks_optional = true\n");
    add("content/partners/kraj.md".to_owned(), "title = \"Kraj\"\n");
    add("content/bodies/skupina.md".to_owned(), "title = \"Skupina\"\n");
    add("content/funding/fond.md".to_owned(), "title = \"Fond\"\n");
    let item = "title = \"Koncepce\"\n[[item]]\nid = \"c1\"\ntitle = \"Cíl koncepce\"\n";
    add("content/documents/koncepce.md".to_owned(), item);
    add("content/goals/hlavni.md".to_owned(), "title = \"Hlavní\"\ncode = \"0\"\nstrategy = \"plan\"\n");
    for number in 0..records {
        let title = format!("title = \"Příliš žluťoučký záznam {number}\"\n");
        let (year, month, day) = (2020 + number % 3, 1 + number % 12, 1 + number % 28);
        let of_plan = format!("{title}strategy = \"plan\"\n");
        add(format!("content/goals/oblast-{number}.md"), &format!("{of_plan}code = \"1{number:04}\"\n"));
        let below = |parent: &str| format!("{title}parent = \"{parent}\"\n");
        add(format!("content/goals/cil-{number}.md"), &below("hlavni"));
        add(format!("content/goals/podcil-{number}.md"), &below(&format!("cil-{}", number % 7)));
        let measure = format!(
            "{title}code = \"2.{number}\"\ngoals = [\"hlavni\", \"cil-{}\"]\nlead = [\"partner:kraj\"]\nperiod = \"2026\"\n\
             [[funding]]\nfrom = \"fond\"\namount = \"1000 CZK\"\nyear = \"{year}\"\n\
             [[update]]\nid = \"z1\"\ndate = \"{year}-{month:02}-{day:02}\"\ntext = \"Co se změnilo.\"\n\
             [[activity]]\nid = \"a1\"\ntitle = \"Aktivita\"\nperiod = \"2026-{month:02}\"\n\
             [[link]]\nto = \"koncepce#c1\"\nrelation = \"implements\"\n",
            number % 9
        );
        add(format!("content/measures/opatreni-{number}.md"), &measure);
        let state = ["open", "done", "dropped"][number % 3];
        let meeting = format!(
            "{title}body = [\"skupina\"]\ndate = \"{year}-{month:02}-{day:02}\"\n\
             [[task]]\nid = \"u1\"\ntext = \"Připravit podklady.\"\nlead = [\"partner:kraj\"]\nstate = \"{state}\"\ndue = \"2030-01\"\n"
        );
        add(format!("content/meetings/jednani-{number}.md"), &meeting);
        add(
            format!("content/milestones/milnik-{number}.md"),
            &format!("{of_plan}planned = \"{year}-{month:02}-{day:02}\"\n"),
        );
        add(
            format!("content/events/akce-{number}.md"),
            &format!("{title}date = \"2027-{month:02}-{day:02}\"\n"),
        );
    }
    Site::new(sources)
}

fn pages(site: &Site) -> BTreeMap<&str, usize> {
    let files = site.output.files.iter().filter(|(path, _)| path.rsplit('.').next() == Some("html"));
    files.map(|(path, bytes)| (path.as_str(), bytes.len())).collect()
}

/// Pages that are too large, and those that grew with the site. A page of a list that is cut grows until it is full.
fn too_large(small: &Site, large: &Site, may_grow: impl Fn(Subject) -> bool) -> Vec<String> {
    let (before, after) = (pages(small), pages(large));
    let subjects: BTreeMap<&str, Subject> =
        large.plan().pages().iter().map(|page| (page.path.as_str(), page.subject)).collect();
    let mut faults = Vec::new();
    for (path, size) in &after {
        let grew = before.get(path).is_some_and(|before| *size > before + MORE);
        if *size > LARGEST || grew && !may_grow(subjects[path]) {
            faults.push(format!("{path}: {:?}, then {size}", before.get(path)));
        }
    }
    faults
}

#[test]
fn no_page_of_a_record_grows_with_what_refers_to_it() {
    let (small, large) = (dense(70), dense(110));
    // Trees grow until they are full, which `plan` shows.
    let has_tree = |kind: &KindSpec| ["goal", "strategy"].contains(&kind.name);
    let may_grow = |subject| match subject {
        Subject::Record(node) => has_tree(large.public().record(node).kind),
        _ => true,
    };
    assert_eq!(too_large(&small, &large, may_grow), [""; 0]);
    assert_both_ends(&small);
}

#[test]
fn no_page_grows_with_a_strategy() {
    let (small, large) = (plan(700), plan(1400));
    let may_grow = |subject| page_number(subject).is_some() || matches!(subject, Subject::Shelf(_));
    assert_eq!(too_large(&small, &large, may_grow), [""; 0]);
    assert_both_ends(&small);
    assert_says_what_it_shows(&small);
    assert_all_within_reach(&small);
}

#[test]
fn the_list_of_every_kind_is_cut() {
    let ids: Vec<String> = (1..450).map(|number| format!("zaznam-{number}")).collect();
    let ids = ids.iter().map(String::as_str).chain([TARGET]);
    let records: Vec<(&str, Extent)> = ids.map(|id| (id, Extent::Least)).collect();
    let site = Site::new(samples::site(&records));
    assert!(pages(&site).values().all(|size| *size <= LARGEST));
    for kind in KINDS {
        let list = |page| Subject::ListPage(kind, page);
        let is_there = |page| site.plan().pages().iter().any(|planned| planned.subject == list(page));
        assert!(is_there(2) && is_there(3) && !is_there(4), "{}", kind.name);
    }
    assert_says_what_it_shows(&site);
    assert_all_within_reach(&site);
}

/// A page of a list that stands on several: which page it is.
fn page_number(subject: Subject) -> Option<usize> {
    match subject {
        Subject::ListPage(_, page)
        | Subject::Facet(_, page)
        | Subject::FacetValue(_, _, page)
        | Subject::Section(_, _, page)
        | Subject::BackLinks(_, _, page)
        | Subject::Year(_, page)
        | Subject::Ties(_, page) => Some(page),
        _ => None,
    }
}

/// Every page of a list that is cut says how many rows there are, which of them it shows, and in which order; all of its pages
/// together show each row once; and each leads to the one before and the one after.
fn assert_says_what_it_shows(site: &Site) {
    let mut looked_at = 0;
    let planned =
        site.plan().pages().iter().filter(|page| page_number(page.subject).is_some_and(|page| page > 1));
    for page in planned {
        let text = site.text(&page.path);
        let (first, last, total) =
            shown(text).unwrap_or_else(|| panic!("`{}` does not say what it shows", page.path));
        assert!(first <= last && last <= total, "{}", page.path);
        assert!(text.contains("Pořadí:"), "`{}` does not say in which order", page.path);
        let before = before(site, page);
        let (_, end, all) = shown(site.text(&before.path)).expect("it says what it shows");
        assert_eq!((end + 1, all), (first, total), "{}", page.path);
        let links = Anchors::of(text).links;
        assert!(links.contains(&site.plan().url(before)), "{} has no way back", page.path);
        let on = Anchors::of(site.text(&before.path)).links;
        assert!(on.contains(&site.plan().url(page)), "{} has no way on", before.path);
        looked_at += 1;
    }
    assert!(looked_at > 10, "only {looked_at} pages");
}

/// The page before one of the later pages of a list: its address without the last step or with a number less.
fn before<'a>(site: &'a Site, page: &Planned) -> &'a Planned {
    let number = page_number(page.subject).expect("it is one of several");
    let (list, _) = page.path.rsplit_once("strana/").expect("it has a number");
    let path = if number == 2 {
        format!("{list}index.html")
    } else {
        format!("{list}strana/{}/index.html", number - 1)
    };
    let found = site.plan().pages().iter().find(|other| other.path == path);
    found.unwrap_or_else(|| panic!("`{path}` is not planned"))
}

/// What `Zobrazeno 201–400 z 3 214` says.
fn shown(text: &str) -> Option<(usize, usize, usize)> {
    let text = text.replace('\u{a0}', " ");
    let (_, rest) = text.split_once("Zobrazeno ")?;
    let (range, rest) = rest.split_once(" z ")?;
    let (first, last) = range.split_once('–')?;
    let number = |text: &str| text.chars().filter(char::is_ascii_digit).collect::<String>().parse().ok();
    Some((number(first)?, number(last)?, number(rest.split('<').next()?)?))
}

/// Every page is found by links from the front page.
fn assert_all_within_reach(site: &Site) {
    let paths: BTreeMap<String, &str> =
        site.plan().pages().iter().map(|page| (site.plan().url(page), page.path.as_str())).collect();
    let mut known = BTreeSet::from(["index.html"]);
    let mut open = vec!["index.html"];
    while let Some(path) = open.pop() {
        for link in Anchors::of(site.text(path)).links {
            let link = link.split('#').next().unwrap_or_default();
            if let Some(path) = paths.get(link).filter(|path| !path.contains(".atom") && known.insert(**path))
            {
                open.push(path);
            }
        }
    }
    let mut missed = String::new();
    for path in paths.values().filter(|path| path.ends_with("index.html") && !known.contains(*path)) {
        writeln!(missed, "{path}").expect("it is a string");
    }
    assert_eq!(missed, "", "nothing leads there");
}

#[test]
fn counts_are_those_of_all_rows() {
    let site = plan(250);
    let says = |path: &str, text: &str| {
        let page = site.text(path).replace('\u{a0}', " ");
        assert!(page.contains(text), "`{path}` does not say `{text}`");
    };
    says("zmeny/index.html", "250 změn");
    says("zmeny/2020/index.html", "84 změn");
    says("ukoly/index.html", "250 úkolů");
    says("ukoly/splnene/index.html", "83 úkolů");
    says("kalendar/index.html", "500 termínů");
    says("kalendar/nadchazejici/index.html", "250 termínů");
    says("kalendar/nadchazejici/index.html", "Zobrazeno 1–200 z 250");
    says("cile/hlavni/index.html", "Celý seznam: Opatření tohoto cíle (250)");
    says("cile/hlavni/index.html", "Zobrazeno 100 z 500 cílů");
    says("cile/hlavni/souvislosti/measure.goals/index.html", "250 záznamů");
    says(
        "dokumenty/koncepce/souvislosti/c1/link.to.implements/strana/2/index.html",
        "Zobrazeno 201–250 z 250",
    );
    says("strategie/plan/index.html", "Strom ukazuje 200 z 751 cílů");
    says("strategie/plan/index.html", "Na obrázku je 60 z 751 cílů");
    says("strategie/plan/index.html", "Na obrázku je prvních 30 z 250 milníků.");
    says("strategie/plan/index.html", "Ostatní (232)");
    says("akcni-plan/2026/strana/2/index.html", "Zobrazeno 101–200 z 250");
    says("harmonogram/index.html", "Na obrázcích je prvních 60 z 200 milníků této strany.");
    says("index.html", "Celý seznam: Cíle (751)");
}

#[test]
fn a_short_list_stands_on_one_page() {
    let site = plan(12);
    for page in site.plan().pages() {
        let is_cut =
            matches!(page.subject, Subject::Section(..) | Subject::BackLinks(..) | Subject::ListPage(..));
        assert!(!is_cut && !page.path.contains("strana"), "{}", page.path);
        assert!(!site.text(&page.path).contains("Pořadí:"), "{}", page.path);
    }
}

#[test]
fn of_very_many_years_the_oldest_stand_together() {
    let mut sources = Sources::default();
    sources.add("vazba.toml", "title = \"Žluťoučký kraj\"\n[checks]\nmeasure-without-goal = \"off\"\n");
    let mut measure = "+++\ntitle = \"Opatření\"\n".to_owned();
    for year in 1500..1800 {
        writeln!(measure, "[[update]]\ndate = \"{year}-01-01\"\ntext = \"Změna.\"").expect("it is a string");
    }
    sources.add("content/measures/opatreni.md", format!("{measure}+++\n"));
    let site = Site::new(sources);
    let sections = site.plan().pages().iter().filter(|page| matches!(page.subject, Subject::Section(..)));
    assert_eq!(
        sections.map(|page| page.path.as_str()).collect::<Vec<_>>(),
        ["zmeny/do-1739/index.html", "zmeny/do-1739/strana/2/index.html"]
    );
    let page = site.text("zmeny/do-1739/index.html").replace('\u{a0}', " ");
    assert!(page.contains("Co se změnilo: 1739 a dříve") && page.contains("Zobrazeno 1–200 z 240"));
    assert!(site.text("zmeny/index.html").replace('\u{a0}', " ").contains("1739 a dříve"));
    assert_all_within_reach(&site);
}
