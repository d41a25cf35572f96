"""Writes the corpus as a site of Zola: relations are taxonomies without pages, and a record's page asks for its own term."""
from corpus import BASE, FOOTER, LEAD, SITE
from files import put, put_style_sheet, quoted, with_links

CONFIG = f"""base_url = "{BASE}"
title = "{SITE}"
default_language = "cs"
minify_html = true
generate_feeds = true
feed_filenames = ["atom.xml"]
feed_limit = 20
taxonomies = [
  {{ name = "goals", render = false }},
  {{ name = "documents", render = false }},
  {{ name = "meetings", render = false }},
]
"""

FRAME = f"""<!doctype html>
<html lang="cs">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">\
<title>{{% block title %}}{{{{ page.title }}}} – {SITE}{{% endblock title %}}</title>\
<link rel="stylesheet" href="/style.css"><link rel="alternate" type="application/atom+xml" href="/atom.xml"></head>
<body>
<header><a href="/">{SITE}</a><nav><a href="/measures/">Opatření</a> <a href="/goals/">Cíle</a> \
<a href="/documents/">Dokumenty</a> <a href="/meetings/">Jednání</a></nav></header>
<main>
{{% block main %}}{{% endblock main %}}
</main>
<footer><p>{FOOTER}</p></footer>
</body>
</html>
"""

LIST_TITLE = f"{{% block title %}}{{{{ section.title }}}} – {SITE}{{% endblock title %}}\n"


def link(name):
    return f'<a href="{{{{ {name}.path }}}}">{{{{ {name}.extra.code }}}} {{{{ {name}.title }}}}</a>'


def plain_link(name):
    return f'<a href="{{{{ {name}.path }}}}">{{{{ {name}.title }}}}</a>'


# The page that a record refers to. Zola knows it by its file.
def page_of(kind, id):
    return f'get_page(path="{kind}/" ~ {id} ~ ".md")'


# Measures that refer to this record; a term that none names does not exist.
def referring(kind, id):
    return f'{{% set term = get_taxonomy_term(kind="{kind}", term={id}, required=false) %}}'


MEASURES = f"{{% if term %}}{{% for m in term.pages %}}\n<li>{link('m')} – {{{{ m.extra.status }}}}</li>{{% endfor %}}{{% endif %}}"
DAY = 'date(format="%Y-%m-%d")'

TEMPLATES = {
    "index": f"<h1>{SITE}</h1>\n<p>{LEAD}</p>",
    "measure": f"""{{% set x = page.extra %}}
<h1><span class="code">{{{{ x.code }}}}</span> {{{{ page.title }}}}</h1>
{{% set goal = {page_of("goals", "x.goal")} %}}<dl><dt>Cíl</dt><dd>{link("goal")}</dd>\
<dt>Stav</dt><dd>{{{{ x.status }}}}</dd><dt>Odpovídá</dt><dd>{{{{ x.responsible }}}}</dd>\
<dt>Období</dt><dd>{{{{ x.start }}}}–{{{{ x.end }}}}</dd><dt>Rozpočet</dt><dd>{{{{ x.budget }}}} Kč</dd>\
<dt>Financování</dt><dd>{{{{ x.funding | join(sep=", ") }}}}</dd></dl>
{{{{ page.content | safe }}}}
<section><h2>Dokumenty</h2><ul>{{% for ref in x.refs %}}{{% set d = {page_of("documents", "ref.id")} %}}
<li>{plain_link("d")} ({{{{ ref.code }}}}, {{{{ d.extra.valid_from }}}}–{{{{ d.extra.valid_to }}}})</li>{{% endfor %}}</ul></section>
{{% if page.taxonomies.meetings %}}<section><h2>Projednáno</h2><ul>\
{{% for id in page.taxonomies.meetings %}}{{% set j = {page_of("meetings", "id")} %}}
<li><a href="{{{{ j.path }}}}">{{{{ j.date | {DAY} }}}} {{{{ j.extra.group }}}}, {{{{ j.title }}}}</a></li>{{% endfor %}}</ul></section>{{% endif %}}
<section><h2>Související opatření</h2><ul>{{% for id in x.related %}}{{% set m = {page_of("measures", "id")} %}}
<li>{link("m")}</li>{{% endfor %}}</ul></section>""",
    "goal": f"""<h1><span class="code">{{{{ page.extra.code }}}}</span> {{{{ page.title }}}}</h1>
{{% if page.extra.parent %}}{{% set above = {page_of("goals", "page.extra.parent")} %}}<p>Nadřazený cíl: {link("above")}</p>{{% endif %}}
{{{{ page.content | safe }}}}
{{% if page.extra.parent %}}{referring("goals", "page.slug")}<h2>Opatření</h2><ul>{MEASURES}</ul>
{{% else %}}{{% set goals = get_section(path="goals/_index.md") %}}\
{{% for goal in goals.pages | filter(attribute="extra.parent", value=page.slug) %}}{referring("goals", "goal.slug")}
<h2>{link("goal")}</h2><ul>{MEASURES}</ul>{{% endfor %}}{{% endif %}}""",
    "document": f"""{referring("documents", "page.slug")}<h1>{{{{ page.title }}}}</h1>
<dl><dt>Odkaz</dt><dd><a href="{{{{ page.extra.url_ext }}}}">{{{{ page.extra.url_ext }}}}</a></dd>\
<dt>Platnost</dt><dd>{{{{ page.extra.valid_from }}}}–{{{{ page.extra.valid_to }}}}</dd></dl>
{{{{ page.content | safe }}}}
<h2>Opatření, která na dokument odkazují</h2>\
<table><tr><th>V dokumentu</th><th>Opatření</th><th>Stav</th></tr>{{% if term %}}{{% for m in term.pages %}}
<tr><td>{{% for ref in m.extra.refs %}}{{% if ref.id == page.slug %}}{{{{ ref.code }}}}{{% endif %}}{{% endfor %}}</td>\
<td>{link("m")}</td><td>{{{{ m.extra.status }}}}</td></tr>{{% endfor %}}{{% endif %}}</table>""",
    "meeting": f"""{referring("meetings", "page.slug")}<h1>{{{{ page.extra.group }}}}: {{{{ page.title }}}}</h1>
<dl><dt>Datum</dt><dd>{{{{ page.date | {DAY} }}}}</dd>\
<dt>Přítomni</dt><dd>{{{{ page.extra.attendees | join(sep=", ") }}}}</dd></dl>
{{{{ page.content | safe }}}}
<h2>Úkoly</h2><table><tr><th>Úkol</th><th>Kdo</th><th>Termín</th></tr>{{% for task in page.extra.tasks %}}
<tr><td>{{{{ task.what }}}}</td><td>{{{{ task.who }}}}</td><td>{{{{ task.due }}}}</td></tr>{{% endfor %}}</table>
<h2>Projednaná opatření</h2><ul>{MEASURES}</ul>""",
    "measures": f"""<h1>{{{{ section.title }}}}</h1>
<table><tr><th>Kód</th><th>Opatření</th><th>Stav</th><th>Odpovídá</th></tr>{{% for m in section.pages %}}
<tr><td>{{{{ m.extra.code }}}}</td><td>{plain_link("m")}</td><td>{{{{ m.extra.status }}}}</td>\
<td>{{{{ m.extra.responsible }}}}</td></tr>{{% endfor %}}</table>""",
    "goals": f"""<h1>{{{{ section.title }}}}</h1>
<ul>{{% for goal in section.pages %}}
<li>{{{{ goal.extra.code }}}} {plain_link("goal")}</li>{{% endfor %}}</ul>""",
    "documents": f"""<h1>{{{{ section.title }}}}</h1>
<table><tr><th>Dokument</th><th>Platnost</th></tr>{{% for d in section.pages %}}
<tr><td>{plain_link("d")}</td><td>{{{{ d.extra.valid_from }}}}–{{{{ d.extra.valid_to }}}}</td></tr>{{% endfor %}}</table>""",
    "meetings": f"""<h1>{{{{ section.title }}}}</h1>
<table><tr><th>Datum</th><th>Skupina</th><th>Jednání</th></tr>{{% for j in section.pages %}}
<tr><td>{{{{ j.date | {DAY} }}}}</td><td>{{{{ j.extra.group }}}}</td><td>{plain_link("j")}</td></tr>{{% endfor %}}</table>""",
}


def measure(m):
    refs = "".join(f"[[extra.refs]]\nid = {quoted(d['id'])}\ncode = {quoted(d['code'])}\n" for d in m["documents"])
    return f"""date = {m['date']}
[taxonomies]
goals = {quoted([m['goal']])}
documents = {quoted([d['id'] for d in m['documents']])}
meetings = {quoted(m['meetings'])}
[extra]
code = {quoted(m['code'])}
goal = {quoted(m['goal'])}
status = {quoted(m['status'])}
responsible = {quoted(m['responsible'])}
start = {m['start']}
end = {m['end']}
budget = {m['budget']}
funding = {quoted(m['funding'])}
related = {quoted(m['related'])}
{refs}"""


def goal(g):
    return f"[extra]\ncode = {quoted(g['code'])}\nparent = {quoted(g['parent'] or '')}\n"


def document(d):
    return f"[extra]\nurl_ext = {quoted(d['url'])}\nvalid_from = {d['valid_from']}\nvalid_to = {d['valid_to']}\n"


def meeting(j):
    tasks = "".join(
        f"[[extra.tasks]]\nwhat = {quoted(t['what'])}\nwho = {quoted(t['who'])}\ndue = {quoted(t['due'])}\n"
        for t in j["tasks"]
    )
    return f"date = {j['date']}\n[extra]\ngroup = {quoted(j['group'])}\nattendees = {quoted(j['attendees'])}\n{tasks}"


KINDS = {
    "measures": ("Opatření", measure),
    "goals": ("Cíle", goal),
    "documents": ("Dokumenty", document),
    "meetings": ("Jednání", meeting),
}


def write(c, root):
    put(root, "config.toml", CONFIG)
    put_style_sheet(root, "static/style.css")
    put(root, "content/_index.md", f'+++\ntitle = "{SITE}"\n+++\n')
    for kind, (name, fields) in KINDS.items():
        head = f'title = "{name}"\nsort_by = "weight"\ntemplate = "{kind}.html"\npage_template = "{kind[:-1]}.html"'
        put(root, f"content/{kind}/_index.md", f"+++\n{head}\n+++\n")
        for weight, record in enumerate(c[kind], 1):
            front = f"title = {quoted(record['title'])}\nweight = {weight}\n{fields(record)}"
            body = with_links(record["body"], "@/measures/{}.md")
            put(root, f"content/{kind}/{record['id']}.md", f"+++\n{front}+++\n{body}\n")
    put(root, "templates/frame.html", FRAME)
    for name, template in TEMPLATES.items():
        title = LIST_TITLE if name in ("index", *KINDS) else ""
        block = f"{{% block main %}}\n{template}\n{{% endblock main %}}\n"
        put(root, f"templates/{name}.html", f'{{% extends "frame.html" %}}\n{title}{block}')
