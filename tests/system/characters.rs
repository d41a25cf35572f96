//! Every character there is, in titles: pages, feed and sitemap stay well-formed, or the character is told.

use std::fmt::Write as _;

use quick_xml::escape::unescape;
use quick_xml::events::Event;
use quick_xml::reader::Reader;
use vazba::source::Sources;
use vazba::source::characters::{Odd, odd};

use crate::site::{build, short};

/// All characters of the first plane, and some of each other.
fn characters() -> impl Iterator<Item = char> {
    (0..=0x10_ffff_u32)
        .filter(|number| *number < 0x1_0000 || number % 997 == 0 || number & 0xfffe == 0xfffe)
        .filter_map(char::from_u32)
}

fn site() -> Sources {
    let mut sources = Sources::default();
    sources
        .add("vazba.toml", "title = \"Kraj\"\nlanguages = [\"cs\"]\nbase_url = \"https://kraj.example\"\n");
    sources
}

/// A piece of news with the characters in its title, its summary and its text. A letter between two of them keeps digits
/// from being a phone number.
fn add(sources: &mut Sources, number: usize, letters: &[char]) {
    let mut escaped = String::new();
    for letter in letters {
        let _ = write!(escaped, "\\U{:08X}x", u32::from(*letter));
    }
    let text = format!(
        "+++\ntitle = \"Zpráva x{escaped}\"\nsummary = \"Žlutý x{escaped}\"\ndate = \"2026-11-01\"\npublished = \"2026-11-01\"\n+++\nText.\n"
    );
    sources.add(format!("content/news/z-{number}.md"), text);
}

#[test]
fn every_character_leaves_pages_feed_and_sitemap_well_formed() {
    let sound: Vec<char> = characters().filter(|letter| odd(*letter).is_none()).collect();
    let mut sources = site();
    for (number, letters) in sound.chunks(4_000).enumerate() {
        add(&mut sources, number, letters);
    }
    let (report, output) = build(sources);
    assert_eq!(report.summary().errors, 0, "{}", short(&report));
    let mut feeds = 0;
    for (path, bytes) in &output.files {
        let text = std::str::from_utf8(bytes).expect("all that is written is UTF-8");
        let broken = text.chars().find(|letter| matches!(odd(*letter), Some(Odd::Control | Odd::Nothing)));
        assert_eq!(broken, None, "{path}");
        if ["zmeny.atom", "sitemap.xml"].contains(&path.as_str()) {
            feeds += 1;
            well_formed(path, text);
        }
    }
    assert_eq!(feeds, 2);
    let feed = std::str::from_utf8(&output.files["zmeny.atom"]).expect("it is text");
    assert!(feed.contains("Zpráva x"), "the feed shows titles");
}

fn well_formed(path: &str, text: &str) {
    let mut reader = Reader::from_str(text);
    let mut depth = 0_usize;
    loop {
        match reader.read_event().unwrap_or_else(|fault| panic!("{path}: {fault}")) {
            Event::Start(_) => depth += 1,
            Event::End(_) => depth -= 1,
            Event::Text(text) => drop(unescape(&text).unwrap_or_else(|fault| panic!("{path}: {fault}"))),
            Event::Eof => break,
            _ => {}
        }
    }
    assert_eq!(depth, 0, "{path}");
}

#[test]
fn every_other_character_is_told() {
    let odd: Vec<char> = characters().filter(|letter| odd(*letter).is_some()).step_by(29).collect();
    assert!(odd.len() > 200);
    // A few at a time: a report has a bound.
    for letters in odd.chunks(20) {
        let mut sources = site();
        for (number, letter) in letters.iter().enumerate() {
            add(&mut sources, number, std::slice::from_ref(letter));
        }
        let (report, _) = build(sources);
        let said = short(&report);
        for (number, letter) in letters.iter().enumerate() {
            let line = format!("content/news/z-{number}.md:2:9: ");
            let name = format!("U+{:04X} ", u32::from(*letter));
            assert!(
                said.lines().any(|told| told.starts_with(&line) && told.contains(&name)),
                "{name}: {said}"
            );
        }
    }
}
