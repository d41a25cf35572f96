//! The files of a small site, each as it may be while somebody writes: the first form is sound, none is a file that is
//! not there.

/// A file by its path, and its forms.
pub(crate) type File = (&'static str, &'static [Option<&'static [u8]>]);

const GONE: Option<&[u8]> = None;

/// A file that is known and not read, as one that is too large.
pub(crate) const ASSET: Option<&[u8]> = Some(b"\0");

/// All files. What one says of another one changes with both: references are sound or not, texts are translated or left
/// over, a contact is open or closed, a record is a draft or published.
pub(crate) const FILES: &[File] = &[
    (
        "vazba.toml",
        &[
            Some("title = \"Síť\"\nbase_url = \"https://sit.example/kraj\"\nlanguages = [\"cs\", \"en\"]\ntheme = \"kraj\"\n".as_bytes()),
            Some("title = \"Síť obcí\"\nlanguages = [\"cs\"]\n".as_bytes()),
            Some("title = \"Síť\"\nlanguages = [\"en\", \"cs\"]\ntheme = \"kraj\"\n".as_bytes()),
            Some("title = \"Síť\"\ntheme = \"kraj\"\n\n[checks]\nmeasure-without-lead = \"error\"\n".as_bytes()),
            Some("title = \"Síť\"\nlanguages = [\"cs\", \"en\"]\nminify = \"off\"\n\n[contact]\nemail = \"info@kraj.example\"\n".as_bytes()),
            Some("title = \"Síť\nlanguages = 1\n".as_bytes()),
            GONE,
        ],
    ),
    ("vazba.en.toml", &[GONE, Some(b"title = \"Net\"\n"), Some(b"titel = \"Net\"\n")]),
    (
        "content/strategies/s.md",
        &[
            Some("+++\ntitle = \"Strategie\"\nperiod = \"2024/2030\"\n+++\nVize kraje.\n".as_bytes()),
            Some("+++\ntitle = \"Strategie\"\nperiod = \"2014/2020\"\ntiers = [\"oblast\"]\n+++\n".as_bytes()),
            GONE,
        ],
    ),
    (
        "content/goals/g1.md",
        &[
            Some("+++\ntitle = \"Dluhů je méně\"\ncode = \"1\"\nstrategy = \"s\"\n+++\n".as_bytes()),
            Some("+++\ntitle = \"Bydlení je víc\"\ncode = \"2\"\nstrategy = \"s\"\nparent = \"g2\"\n+++\n[m](measure:m1#a1)\n".as_bytes()),
            GONE,
        ],
    ),
    (
        "content/goals/g2.md",
        &[
            GONE,
            Some("+++\ntitle = \"Nižší cíl\"\nstrategy = \"s\"\nparent = \"g1\"\n+++\n".as_bytes()),
        ],
    ),
    (
        "content/goals/g1.en.md",
        &[
            Some(b"+++\ntitle = \"Less debt\"\n+++\n"),
            Some(b"+++\ntitle = \"Less debt\"\ncode = \"9\"\n+++\nMore.\n"),
            GONE,
        ],
    ),
    (
        "content/measures/m1.md",
        &[
            Some(
                "+++\ntitle = \"Dluhová poradna\"\ncode = \"1.1\"\ngoals = [\"g1\"]\nlead = \"partner:p\"\nphase = \"running\"\nperiod = \"2025\"\n\n[[activity]]\nid = \"a1\"\ntitle = \"Otevřít\"\nperiod = \"2025\"\n+++\nPoradna pomůže s [pojmem](term:t).\n"
                    .as_bytes(),
            ),
            Some(
                "+++\ntitle = \"Poradna\"\ngoals = [\"g1\", \"g2\"]\nlead = \"partner:neni\"\nphase = \"probíhá\"\nsupersedes = [\"m2\"]\n+++\nVolejte 485 226 222, exekuce.\n"
                    .as_bytes(),
            ),
            Some("+++\ntitle = \"Poradna\"\ndraft = true\ngoals = [\"g1\"]\nlead = \"partner:p\"\n+++\nKoncept.\n".as_bytes()),
            Some("+++\ntitle = \"Poradna\ngoals = [\n+++\n".as_bytes()),
            Some(b"+++\ntitle = \"Por\xff\"\n+++\n"),
            Some("bez záhlaví\n".as_bytes()),
            GONE,
        ],
    ),
    (
        "content/measures/m2.md",
        &[
            Some("+++\ntitle = \"Dávky\"\nstrategy = \"s\"\nlead = \"partner:p\"\nrelated = [\"m1\"]\n+++\nExekuce a [opatření](measure:m1).\n".as_bytes()),
            Some("+++\ntitle = \"Dávky\"\nstrategy = \"s\"\ncode = \"1.1\"\nsupersedes = [\"m1\"]\nperiod = \"2025\"\n+++\n".as_bytes()),
            GONE,
        ],
    ),
    (
        "content/measures/m1.en.md",
        &[GONE, Some(b"+++\ntitle = \"Debt advice\"\n\n[[activity]]\nid = \"a1\"\ntitle = \"Open\"\n+++\nHelp.\n")],
    ),
    (
        "content/partners/p.md",
        &[
            Some(
                "+++\ntitle = \"Úřad\"\n\n[[contact]]\ntitle = \"podatelna\"\nphone = \"485 226 111\"\nofficial = true\npublic = true\n+++\n"
                    .as_bytes(),
            ),
            Some("+++\ntitle = \"Úřad\"\n\n[[contact]]\ntitle = \"podatelna\"\nphone = \"485 226 111\"\n+++\n".as_bytes()),
            GONE,
        ],
    ),
    (
        "content/terms/t.md",
        &[
            Some("+++\ntitle = \"exekuce\"\nforms = [\"exekucí\"]\n+++\nVymáhání dluhu.\n".as_bytes()),
            Some("+++\ntitle = \"exekuce\"\nabbreviation = \"EX\"\n+++\nVymáhání.\n\n> Citace\n".as_bytes()),
            GONE,
        ],
    ),
    (
        "content/terms/t.uk.md",
        &[GONE, Some("+++\ntitle = \"стягнення\"\n+++\n".as_bytes())],
    ),
    (
        "content/meetings/r1.md",
        &[
            Some(
                "+++\ntitle = \"Jednání\"\ndate = \"2025-03-01\"\n\n[[task]]\nid = \"u1\"\ntext = \"Zjistit\"\ndue = \"2025-06-30\"\nabout = [\"measure:m1\"]\n+++\n"
                    .as_bytes(),
            ),
            Some("+++\ntitle = \"Jednání\"\ndate = \"2027\"\n+++\n".as_bytes()),
            GONE,
        ],
    ),
    (
        "content/indicators/i.md",
        &[
            Some("+++\ntitle = \"Exekuce\"\nunit = \"osob\"\n+++\n".as_bytes()),
            GONE,
        ],
    ),
    (
        "content/indicators/i.csv",
        &[
            GONE,
            Some(b"date,value\n2023,10\n2024,12\n"),
            Some("date;value\n2023;\"deset\n".as_bytes()),
        ],
    ),
    (
        "content/documents/stary.md",
        &[
            Some("+++\ntitle = \"Starý plán\"\ntype = \"plan\"\nreach = \"region\"\n+++\n".as_bytes()),
            Some("+++\ntitle = \"Starý plán\"\ntype = \"plan\"\nperiod = \"2014/2020\"\nissuer = [\"p\"]\n+++\n".as_bytes()),
            GONE,
        ],
    ),
    (
        "content/documents/novy.md",
        &[
            Some("+++\ntitle = \"Nový plán\"\nvalid = \"2021/..\"\nsupersedes = [\"stary\"]\n+++\n".as_bytes()),
            Some("+++\ntitle = \"Nový plán\"\nvalid = \"2099/..\"\nsupersedes = [\"stary\"]\nbinding = \"binding\"\n+++\n".as_bytes()),
            Some("+++\ntitle = \"Nový plán\"\nvalid = \"2021/..\"\n+++\n".as_bytes()),
            GONE,
        ],
    ),
    ("content/opatreni/m.md", &[GONE, Some(b"+++\ntitle = \"M\"\n+++\n")]),
    (
        "themes/kraj/templates/components/validity.html",
        &[GONE, Some(b"{% component validity(validity: map, @page) -%}<b>V</b>{%- endcomponent validity %}")],
    ),
    (
        "themes/kraj/templates/term.html",
        &[
            GONE,
            Some(b"{% extends \"base.html\" %}{% block main %}<h1>{{ view.title.text }}</h1>{% endblock main %}"),
            Some(b"{% extends \"base.html\" %}{% block main %}{{ view.neni.tu }}{% endblock main %}"),
            Some(b"{% extends \"base.html\" %}{% block main %}{% if %}{% endblock main %}"),
        ],
    ),
    (
        "themes/default/templates/not-found.html",
        &[GONE, Some(b"{% extends \"base.html\" %}{% block main %}<h1>404</h1>{% endblock main %}")],
    ),
    ("themes/kraj/lang/cs.toml", &[Some(b""), Some("[texts]\n\"site.skip\" = \"K obsahu\"\n".as_bytes()), Some(b"[texts\n")]),
    ("content/places/kraj.md", &[Some("+++\ntitle = \"Kraj\"\ngeometry = \"kraj.geojson\"\n+++\n".as_bytes()), GONE]),
    (
        "content/places/kraj/kraj.geojson",
        &[
            Some(b"{\"type\":\"Polygon\",\"coordinates\":[[[15.0,50.0],[15.5,50.0],[15.5,50.5],[15.0,50.0]]]}"),
            Some(b"{\"type\":\"Polygon\",\"coordinates\":[[[15.0,50.0],[15.9,50.0],[15.5,50.9],[15.0,50.0]]]}"),
            Some(b"{\"type\":\"Point\"}"),
            ASSET,
            GONE,
        ],
    ),
    ("static/robots.txt", &[GONE, Some(b"User-agent: *\n")]),
];
