//! `check` and `build` agree: what the one passes the other publishes, and what the one refuses the other refuses by
//! the same diagnostics, whatever weights `vazba.toml` gives to them.
#![cfg(unix)]
#![expect(clippy::disallowed_methods, reason = "the sites lie on a disk")]
#![expect(clippy::expect_used, reason = "a test fails by stopping")]

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::subsequence;
use proptest::test_runner::FileFailurePersistence;
use vazba::diag::{Code, render};
use vazba::disk::{Staging, read_site};
use vazba::output::{NoOutput, Output};
use vazba::site::{self, Built, Options};

/// Files of a site, by path.
type Files = &'static [(&'static str, &'static str)];

/// What is wrong with a site in one way each; all can come together. `{300}` stands for so many letters.
const SLIPS: &[Files] = &[
    &[("content/terms/a.md", "+++\ntitle = \"A\"\nformer_urls = [\"/a\\u0001b/\", \"/a\\u0085b/\"]\n+++\n")],
    &[("content/terms/b.md", "+++\ntitle = \"B\"\nformer_urls = [\"/{300}/\", \"/{300}.html\"]\n+++\n")],
    &[(
        "content/terms/c.md",
        "+++\ntitle = \"C\"\nformer_urls = [\"/.vazba-manifest/\", \"/.Vazba-Manifest/x/\"]\n+++\n",
    )],
    &[(
        "content/terms/d.md",
        "+++\ntitle = \"D\"\nformer_urls = [\"/robots.txt/\", \"/sitemap.xml/a/\"]\n+++\n",
    )],
    &[(
        "content/terms/e.md",
        "+++\ntitle = \"E\"\nformer_urls = [\"/\", \"//\", \"/../x/\", \"/a:b/\", \"/a?b/\", \"/x./\"]\n+++\n",
    )],
    &[(
        "content/terms/f.md",
        "+++\ntitle = \"F\"\nformer_urls = [\"/style.css/x/\", \"/search-index/cs/\", \"/con/\", \"/LPT1.html\"]\n+++\n",
    )],
    &[(
        "content/terms/g.md",
        "+++\ntitle = \"G\"\nformer_urls = [\"/slovnik/pojem/\", \"/Slovnik/POJEM/\", \"/404.html\"]\n+++\n",
    )],
    &[(
        "content/terms/h.md",
        "+++\ntitle = \"H\"\nformer_urls = [\"/za\\u0301pis/\", \"/zápis/\", \"/{1100}/\"]\n+++\n",
    )],
    &[(
        "content/terms/i.md",
        "+++\ntitle = \"I\"\nattachments = [{ file = \"chybí.pdf\", title = \"Chybí\" }, { file = \"../x.pdf\" }]\n+++\n",
    )],
    &[
        (
            "content/terms/j.md",
            "+++\ntitle = \"J\"\nattachments = [{ file = \"Zapis.pdf\" }, { file = \"zapis.pdf\" }]\n+++\n",
        ),
        ("content/terms/j/Zapis.pdf", "1"),
        ("content/terms/j/zapis.pdf", "2"),
    ],
    &[
        ("content/terms/k.md", "+++\ntitle = \"K\"\nattachments = [{ file = \"příloha.pdf\" }]\n+++\n"),
        ("content/terms/k/pr\u{30c}i\u{301}loha.pdf", "1"),
    ],
    &[(
        "content/terms/l.md",
        "+++\ntitle = \"L\"\n+++\n\n[a](chybi.pdf) ![b](chybi.png) [c](../../x) <b>d</b> [e](javascript:alert) [^f]\n",
    )],
    &[(
        "content/terms/m.md",
        "+++\ntitle = \"M\"\n+++\n\n[a](measure:neni) [b](term:pojem#neni) [c](chybi.pdf#strana) ![](d.png)\n",
    )],
    &[("static/robots.txt", "User-agent: *\n"), ("static/sitemap-1.xml", ""), ("static/.well-known/x", "")],
    &[("static/robots.txt/x", "")],
    &[("static/slovnik/pojem/index.html", ""), ("static/slovnik/pojem/index.json", "")],
    &[("static/A.png", ""), ("static/a.png", "")],
    &[("static/con.txt", ""), ("static/konec.", ""), ("static/kdy?.txt", "")],
    &[("static/style.css", ""), ("static/scripts/x", "")],
    &[
        ("content/terms/nul.md", "+++\ntitle = \"Nic\"\n+++\n"),
        ("content/terms/odkaz.md", "+++\ntitle = \"O\"\n+++\n\n[a](term:nul)\n"),
    ],
    &[("content/terms/n.md", "+++\nsummary = \"\"\nneznámé = 1\nforms = 3\n+++\n")],
    &[
        ("content/goals/a.md", "+++\ntitle = \"A\"\ncode = \"1\"\nparent = \"b\"\n+++\n"),
        ("content/goals/b.md", "+++\ntitle = \"B\"\ncode = \"1\"\nparent = \"a\"\n+++\n"),
    ],
    &[(
        "content/meetings/p.md",
        "+++\ntitle = \"P\"\ndate = \"2021-99\"\n[[task]]\nid = \"u1\"\ntitle = \"x\"\n[[task]]\nid = \"u1\"\n+++\n",
    )],
    &[("content/places/p.md", "+++\ntitle = \"Místo\"\ngeometry = \"chybi.geojson\"\n+++\n")],
    &[
        ("content/places/q.md", "+++\ntitle = \"Místo\"\ngeometry = \"q.geojson\"\n+++\n"),
        ("content/places/q/q.geojson", "{}"),
    ],
    &[
        ("content/terms/pojem.en.md", "+++\ntitle = \"Notion\"\n+++\n"),
        ("content/terms/neni.en.md", "+++\ntitle = \"None\"\n+++\n"),
    ],
    &[(
        "content/pages/uvod.md",
        "+++\ntitle = \"Úvod\"\n+++\n\nPište na jan.novak@kraj.example nebo volejte +420 601 234 567.\n",
    )],
    &[("content/measures/oblast.md", "+++\ntitle = \"Oblast\"\n+++\n")],
    &[(
        "content/measures/m.md",
        "+++\ntitle = \"M\"\nperiod = \"2020/2400\"\ncost = { amount = -1, currency = \"?\" }\nphase = \"x\"\n+++\n",
    )],
    &[("content/terms/stray.txt", "x"), ("content/terms/stray.csv", "a,b\n1\n")],
];

/// The site in which all slips are made.
const SOUND: Files = &[("content/terms/pojem.md", "+++\ntitle = \"Pojem\"\n+++\n\nText.\n")];

/// A logo that is not there.
const LOGO: &str = "logo = { file = \"neni.svg\", width = 1, height = 1 }\n";

fn settable() -> Vec<&'static Code> {
    site::codes().into_iter().filter(|code| code.settable).collect()
}

fn put(root: &Path, path: &str, text: &str) {
    let path = root.join(path);
    fs::create_dir_all(path.parent().expect("below the site")).expect("folders can be made");
    let text = text.replace("{300}", &"a".repeat(300)).replace("{1100}", &"a/".repeat(550));
    fs::write(path, text).expect("files can be written");
}

fn configuration(levels: &BTreeMap<&str, &str>, logo: bool) -> String {
    let mut text =
        String::from("title = \"Kraj\"\nlanguages = [\"cs\", \"en\"]\nbase_url = \"https://kraj.example\"\n");
    if logo {
        text.push_str(LOGO);
    }
    text.push_str("[checks]\n");
    for (code, level) in levels {
        writeln!(text, "{code} = \"{level}\"").expect("it is a string");
    }
    text
}

fn run(root: &Path, output: &dyn Output) -> Built {
    let (sources, faults) = read_site(root);
    let today = "2021-06-28".parse().expect("it is a day");
    let options = Options { minify: false, ..Options::of(today) };
    site::build(sources, faults, &options, output).expect("the plan refuses what the output would")
}

fn short(built: &Built) -> String {
    (render::format("short").expect("there is such a format").render)(&built.report)
}

/// Whether `check` passes a site; fails where `build` does not agree.
fn passes(slips: &[Files], configuration: &str) -> bool {
    let site = tempfile::tempdir().expect("a temporary folder");
    let root = site.path();
    put(root, "vazba.toml", configuration);
    // Of two files that can't both be there, the first one is.
    let files = SOUND.iter().chain(slips.iter().copied().flatten());
    for (path, text) in files {
        let taken = Path::new(path).ancestors().skip(1).any(|above| root.join(above).is_file());
        if !taken && !root.join(path).exists() {
            put(root, path, text);
        }
    }
    let checked = run(root, &NoOutput::default());
    let staging = Staging::begin(root, &root.join("public")).expect("nothing is in the way");
    let built = run(root, &staging);
    assert_eq!(short(&checked), short(&built));
    let sound = checked.report.summary().errors == 0;
    if sound {
        staging.commit(built.records, false).unwrap_or_else(|error| panic!("{error}\n{}", short(&checked)));
    }
    sound
}

#[test]
fn each_slip_alone_by_any_one_weight() {
    for level in ["off", "warning"] {
        let levels = settable().iter().map(|code| (code.name, level)).collect();
        let passed = SLIPS.iter().filter(|slip| passes(&[slip], &configuration(&levels, true))).count();
        assert!(passed >= SLIPS.len() / 2, "only {passed} of {} slips pass", SLIPS.len());
    }
}

proptest! {
    #![proptest_config(ProptestConfig {
        cases: 24,
        failure_persistence: Some(Box::new(FileFailurePersistence::Off)),
        ..ProptestConfig::default()
    })]

    #[test]
    fn many_slips_by_many_weights(
        slips in subsequence(SLIPS, 1..6),
        levels in vec(prop_oneof![3 => Just("off"), 3 => Just("warning"), 1 => Just("error")], settable().len()),
        logo in any::<bool>(),
    ) {
        let levels = settable().iter().map(|code| code.name).zip(levels).collect();
        passes(&slips, &configuration(&levels, logo));
    }
}

#[test]
fn what_is_missing_is_shown_without_a_link() {
    let site = tempfile::tempdir().expect("a temporary folder");
    let root = site.path();
    let levels = [("missing-file", "warning"), ("broken-link", "off"), ("image-without-text", "off")].into();
    put(root, "vazba.toml", &configuration(&levels, true));
    put(
        root,
        "content/terms/pojem.md",
        "+++\ntitle = \"Pojem\"\nattachments = [{ file = \"zapis.pdf\", title = \"Zápis\" }, { file = \"je.pdf\" }]\n+++\n\n\
         [Tabulka](tabulka.csv), ![Mapa](mapa.png), [Je](je.pdf#page=2).\n",
    );
    put(root, "content/terms/pojem/je.pdf", "je");
    let staging = Staging::begin(root, &root.join("public")).expect("nothing is in the way");
    let built = run(root, &staging);
    assert_eq!(built.report.summary().errors, 0, "{}", short(&built));
    staging.commit(built.records, false).expect("nothing is in the way");
    let page = fs::read_to_string(root.join("public/slovnik/pojem/index.html")).expect("it was built");
    for missing in ["zapis.pdf\"", "tabulka.csv\"", "mapa.png\"", "neni.svg"] {
        assert!(!page.contains(missing), "{missing}");
    }
    for shown in [
        "Zápis",
        "Tabulka",
        "Mapa",
        "href=\"/slovnik/pojem/je.pdf\"",
        "href=\"/slovnik/pojem/je.pdf#page=2\"",
    ] {
        assert!(page.contains(shown), "{shown}");
    }
}
