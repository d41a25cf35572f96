"""Writes the corpus as a site of Vazba: organisations, bodies and sources of money are records of their own."""
import os
import re
import shutil
import unicodedata

from corpus import BASE, BODIES, FUNDING, ORGANISATIONS, PHASES, SITE
from files import THEME, put, quoted

# Documents of the corpus expire and nothing replaces them: true, and of no use here.
CONFIG = """title = "{site}"
base_url = "{base}/"
languages = ["cs"]
theme = "{theme}"
{fewer}
[checks]
document-expired = "off"
"""

# The other generators' sites have neither.
FEWER = """facets = []
title_index = "off"
"""

STRATEGY = "strategie"


def slug(text):
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")


def item(code):
    """Id of a document's item."""
    return slug(code)


def references(kind, names):
    return quoted([f"{kind}:{name}" for name in names])


def measure(m):
    funding = "".join(f'\n[[funding]]\nfrom = "funding:{slug(name)}"\n' for name in m["funding"])
    links = "".join(
        f'\n[[link]]\nto = "document:{d["id"]}#{item(d["code"])}"\nrelation = "related"\n' for d in m["documents"]
    )
    return f"""+++
title = {quoted(m['title'])}
code = {quoted(m['code'])}
goals = {quoted([m['goal']])}
lead = {references("partner", [slug(m['responsible'])])}
period = "{m['start']}/{m['end']}"
cost = "{m['budget']} CZK"
related = {quoted(m['related'])}
{funding}{links}
[[update]]
date = {quoted(m['date'])}
phase = "{PHASES[m['status']]}"
+++
{m['body']}
"""


def goal(g):
    above = f"parent = {quoted(g['parent'])}" if g["parent"] else f'strategy = "{STRATEGY}"'
    return f"+++\ntitle = {quoted(g['title'])}\ncode = {quoted(g['code'])}\n{above}\n+++\n{g['body']}\n"


def document(d, codes):
    items = "".join(f"\n[[item]]\nid = {quoted(item(code))}\ntitle = {quoted(code)}\n" for code in sorted(codes))
    return f"""+++
title = {quoted(d['title'])}
url = {quoted(d['url'])}
valid = "{d['valid_from']}/{d['valid_to']}"
{items}+++
{d['body']}
"""


def meeting(j, measures):
    tasks = "".join(
        f"\n[[task]]\ntext = {quoted(t['what'])}\nlead = {references('partner', [slug(t['who'])])}\n"
        f"due = {quoted(t['due'])}\n"
        for t in j["tasks"]
    )
    return f"""+++
title = {quoted(f"{j['group']}: {j['title']}")}
body = {quoted([slug(j['group'])])}
number = "{j['number']}"
date = {quoted(j['date'])}
about = {references('measure', measures)}
attendance = {{ organisations = {quoted([slug(name) for name in j['attendees']])} }}
{tasks}+++
{j['body']}
"""


def write(c, root, theme):
    if theme == "bench":
        shutil.copytree(THEME, os.path.join(root, "themes/bench"))
    fewer = FEWER if theme == "bench" else ""
    put(root, "vazba.toml", CONFIG.format(site=SITE, base=BASE, theme=theme, fewer=fewer))
    put(root, f"content/strategies/{STRATEGY}.md", f"+++\ntitle = {quoted(SITE)}\n+++\n")
    for folder, names in {"partners": ORGANISATIONS, "bodies": BODIES, "funding": FUNDING}.items():
        for name in names:
            put(root, f"content/{folder}/{slug(name)}.md", f"+++\ntitle = {quoted(name)}\n+++\n")
    codes = {d["id"]: set() for d in c["documents"]}
    about = {j["id"]: [] for j in c["meetings"]}
    for m in c["measures"]:
        put(root, f"content/measures/{m['id']}.md", measure(m))
        for d in m["documents"]:
            codes[d["id"]].add(d["code"])
        for j in m["meetings"]:
            about[j].append(m["id"])
    for g in c["goals"]:
        put(root, f"content/goals/{g['id']}.md", goal(g))
    for d in c["documents"]:
        put(root, f"content/documents/{d['id']}.md", document(d, codes[d["id"]]))
    for j in c["meetings"]:
        put(root, f"content/meetings/{j['id']}.md", meeting(j, about[j["id"]]))
