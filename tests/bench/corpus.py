"""A made-up public strategy of any size, as plain data: the same for the same size and seed.

N measures, N/20 goals on two tiers, N/10 documents and N/10 sittings. There are no persons in it: who sat, answers or
has a task is an organisation. In a measure's text a link to another measure is written [text](measure:m-000012).
"""
import random

SITE = "Strategie rozvoje kraje"
BASE = "https://example.org"
LEAD = "Veřejná strategie kraje: cíle, opatření, dokumenty a záznamy z jednání."
FOOTER = "Krajský úřad, odbor regionálního rozvoje. Obsah je zveřejněn pod licencí CC BY 4.0."

REGION = ["Kraj", "Krajský úřad"]
ORGANISATIONS = [
    "Odbor dopravy a silničního hospodářství", "Odbor sociálních věcí", "Odbor školství, mládeže a tělovýchovy",
    "Odbor životního prostředí a zemědělství", "Odbor regionálního rozvoje", "Krajská správa a údržba silnic",
    "Zdravotnická záchranná služba", "Krajská nemocnice", "Destinační společnost", "Energetická agentura kraje",
    "Koordinátor integrované dopravy", "Příspěvková organizace kraje",
]
VERBS = [
    "zajistí", "podpoří", "připraví", "vyhodnotí", "zavede", "průběžně rozšíří", "dofinancuje", "bude koordinovat",
    "zmapuje", "zahájí", "projedná s obcemi", "zveřejní", "aktualizuje", "ve spolupráci s městy prosadí",
]
OBJECTS = [
    "rekonstrukci krajských silnic II. a III. třídy", "dostupnost předškolního vzdělávání",
    "síť sociálních služeb pro seniory a osoby se zdravotním postižením", "výstavbu bezpečných cyklostezek",
    "energetické úspory ve veřejných budovách", "digitalizaci úředních agend", "zadržování vody v krajině",
    "přípravu průmyslových zón a brownfieldů", "protipovodňová opatření na malých tocích",
    "polytechnickou výchovu na základních školách", "dostupnost zubní péče", "obnovu památkově chráněných objektů",
    "třídění a využití komunálního odpadu", "výsadbu stromořadí podél účelových komunikací",
    "spolupráci škol se zaměstnavateli", "krizové řízení a ochranu obyvatelstva", "dostupné nájemní bydlení",
    "návaznost železničních a autobusových spojů", "vysokorychlostní připojení k internetu",
    "prevenci rizikového chování dětí a mládeže", "péči o duševní zdraví", "rozvoj šetrného cestovního ruchu",
    "komunitní energetiku v menších obcích",
]
PLACES = [
    "na území všech správních obvodů obcí s rozšířenou působností", "v hospodářsky a sociálně ohrožených územích",
    "v příhraničních oblastech", "v mikroregionech s úbytkem obyvatel", "v krajském městě a jeho zázemí",
    "v povodí řeky Moravy", "na Šumpersku a Jesenicku", "v horských a podhorských obcích",
    "v aglomeraci i ve venkovském prostoru", "v obcích do pěti set obyvatel",
]
TIMES = [
    "do konce roku 2027", "v průběhu příštích tří let", "nejpozději do června 2026", "každoročně do 31. března",
    "v návaznosti na rozpočtový výhled", "po schválení zastupitelstvem", "od druhého pololetí 2025",
    "v celém programovém období 2021–2027",
]
TAILS = [
    "a výsledky předloží radě kraje", "s cílem snížit rozdíly mezi regiony", "aby se zvýšila kvalita života obyvatel",
    "při zachování finanční udržitelnosti", "v souladu se schválenou koncepcí", "s ohledem na měnící se klima",
    "tak, aby bylo možné čerpat evropské dotace", "a zapojí do přípravy neziskové organizace",
    "podle připomínek pracovních skupin", "a průběžně zveřejní ukazatele plnění",
]
TITLE_WHAT = [
    "Podpora", "Rozvoj", "Modernizace", "Zvýšení dostupnosti", "Zkvalitnění", "Koordinace", "Obnova", "Posílení",
    "Digitalizace", "Zajištění", "Rozšíření", "Příprava",
]
TITLE_OF = [
    "sociálních služeb", "veřejné dopravy", "základních škol", "krajských silnic", "zdravotní péče", "krajinné zeleně",
    "vodního hospodářství", "kulturních zařízení", "cyklistické infrastruktury", "odborného vzdělávání",
    "energetického hospodářství", "odpadového hospodářství", "krizové připravenosti", "cestovního ruchu",
    "dostupného bydlení", "podnikatelského prostředí", "sdílené mobility", "paliativní péče", "knihoven a muzeí",
    "dobrovolnictví",
]
TITLE_WHERE = [
    "v území", "pro seniory", "pro rodiny s dětmi", "v malých obcích", "na venkově", "v příhraničí",
    "s důrazem na mládež", "po roce 2025", "a související služby", "včetně přípravy projektů",
]
BODIES = [
    "Pracovní skupina pro dopravu", "Pracovní skupina pro sociální oblast", "Pracovní skupina pro vzdělávání",
    "Pracovní skupina pro životní prostředí", "Řídicí výbor strategie", "Pracovní skupina pro zdravotnictví",
    "Pracovní skupina pro regionální rozvoj", "Regionální stálá konference",
]
DOCUMENTS = [
    "Koncepce", "Strategie", "Plán", "Akční plán", "Program", "Územní studie", "Dlouhodobý záměr", "Generel",
]
# As a page shows it, and as a content file of Vazba says it.
PHASES = {
    "navrženo": "proposed", "schváleno": "approved", "probíhá": "running", "pozastaveno": "suspended",
    "ukončeno": "finished",
}
FUNDING = [
    "rozpočet kraje", "IROP", "OP Životní prostředí", "OP Jan Amos Komenský", "Národní plán obnovy",
    "Modernizační fond", "státní rozpočet", "rozpočty obcí", "SFDI", "Interreg",
]


def sentence(r):
    text = f"{r.choice(REGION + ORGANISATIONS)} {r.choice(VERBS)} {r.choice(OBJECTS)} {r.choice(PLACES)}"
    chance = r.random()
    if chance < 0.45:
        text += " " + r.choice(TIMES)
    if chance > 0.25:
        text += ", " + r.choice(TAILS)
    return text + "."


def paragraph(r, words):
    sentences, length = [], 0
    while length < words:
        sentences.append(sentence(r))
        length += len(sentences[-1].split())
    return " ".join(sentences)


def title(r):
    return f"{r.choice(TITLE_WHAT)} {r.choice(TITLE_OF)} {r.choice(TITLE_WHERE)}"


def day(r, years):
    return f"{r.randint(*years)}-{r.randint(1, 12):02d}-{r.randint(1, 28):02d}"


def measure_body(r, linked):
    """A text with headings, paragraphs, two lists, a table, emphasis, and links to two other measures."""
    first, second = (f"[{text}](measure:{id})" for id, text in linked)
    points = (
        f"- **{r.choice(TITLE_WHAT)} {r.choice(TITLE_OF)}** – {r.choice(OBJECTS)} {r.choice(PLACES)}" for _ in range(4)
    )
    steps = (
        f"| {n}. etapa | {r.randint(1, 12)}/{r.randint(2024, 2030)} | {r.choice(ORGANISATIONS)} "
        f"| {r.randint(100, 90000)} |"
        for n in range(1, 5)
    )
    results = (
        f"{n}. {r.choice(REGION + ORGANISATIONS)} *{r.choice(VERBS)}* {r.choice(OBJECTS)}." for n in range(1, 4)
    )
    return "\n\n".join([
        "## Východiska",
        paragraph(r, 34),
        f"Opatření navazuje na {first} a doplňuje {second}.",
        "## Popis opatření",
        paragraph(r, 34),
        "\n".join(points),
        "### Harmonogram",
        "\n".join(["| Etapa | Termín | Odpovídá | Náklady (tis. Kč) |", "|---|---|---|---:|", *steps]),
        "## Očekávané výsledky",
        "\n".join(results),
        paragraph(r, 20),
    ])


def make_goals(r, number):
    tops = max(1, number // 5)
    below = number - tops
    goals = [
        dict(id=f"c-{t + 1:04d}", code=str(t + 1), title=title(r), parent=None, body=paragraph(r, 60))
        for t in range(tops)
    ]
    siblings = [0] * tops
    for s in range(below):
        top = s * tops // below
        siblings[top] += 1
        goals.append(dict(
            id=f"c-{tops + s + 1:04d}", code=f"{top + 1}.{siblings[top]}", title=title(r), parent=goals[top]["id"],
            body=paragraph(r, 40),
        ))
    return goals


def make_document(r, number):
    start = r.randint(2014, 2026)
    return dict(
        id=f"d-{number:05d}", title=f"{r.choice(DOCUMENTS)} {r.choice(TITLE_OF)} {start}–{start + 7}",
        url=f"https://dokumenty.example.org/{number}.pdf", valid_from=start, valid_to=start + 7, body=paragraph(r, 50),
    )


def make_meeting(r, number):
    return dict(
        id=f"j-{number:05d}", number=number, title=f"{number}. jednání", date=day(r, (2021, 2025)),
        group=r.choice(BODIES), attendees=r.sample(ORGANISATIONS, r.randint(4, 12)),
        tasks=[
            dict(what=sentence(r), who=r.choice(ORGANISATIONS), due=day(r, (2026, 2027)))
            for _ in range(r.randint(1, 4))
        ],
        body=paragraph(r, 60),
    )


def make_measures(r, number, goals, documents, meetings):
    ids = [f"m-{i + 1:06d}" for i in range(number)]
    titles = [title(r) for _ in range(number)]
    served = [goal for goal in goals if goal["parent"]]
    count = dict.fromkeys((goal["id"] for goal in served), 0)
    for i in range(number):
        goal = served[i * len(served) // number]
        count[goal["id"]] += 1
        others = [j if j < i else j + 1 for j in r.sample(range(number - 1), 5)]
        start = r.randint(2020, 2026)
        yield dict(
            id=ids[i], code=f"{goal['code']}.{count[goal['id']]}", title=titles[i], goal=goal["id"],
            status=r.choice(list(PHASES)), responsible=r.choice(ORGANISATIONS), start=start,
            end=start + r.randint(1, 6), budget=r.randint(1, 4000) * 100000, funding=r.sample(FUNDING, r.randint(1, 3)),
            date=day(r, (2021, 2025)),
            documents=[
                dict(id=document["id"], code=f"{r.choice('ABCDE')}.{r.randint(1, 9)}.{r.randint(1, 20)}")
                for document in r.sample(documents, r.randint(1, 4))
            ],
            meetings=[meeting["id"] for meeting in r.sample(meetings, r.randint(0, 3))],
            related=[ids[j] for j in others[:3]],
            body=measure_body(r, [(ids[j], titles[j]) for j in others[3:]]),
        )


def make(number, seed):
    """The corpus with `number` measures, at least 6."""
    r = random.Random(f"{seed}/{number}")
    goals = make_goals(r, max(5, number // 20))
    documents = [make_document(r, n + 1) for n in range(max(4, number // 10))]
    meetings = [make_meeting(r, n + 1) for n in range(max(4, number // 10))]
    measures = list(make_measures(r, number, goals, documents, meetings))
    return dict(n=number, seed=seed, goals=goals, documents=documents, meetings=meetings, measures=measures)
