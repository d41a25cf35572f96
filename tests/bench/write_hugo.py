"""Writes the corpus as a site of Hugo: relations are its taxonomies, so that it gives the back-links itself."""
from corpus import BASE, FOOTER, LEAD, SITE
from files import put, put_style_sheet, quoted, with_links

CONFIG = f"""baseURL = "{BASE}/"
title = "{SITE}"
defaultContentLanguage = "cs"
[taxonomies]
goal = "goals"
document = "documents"
meeting = "meetings"
[outputs]
home = ["html", "rss"]
section = ["html"]
taxonomy = ["html"]
term = ["html"]
[outputFormats.rss]
baseName = "atom"
[services.rss]
limit = 20
"""

BASE_TEMPLATE = f"""<!doctype html>
<html lang="cs">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">\
<title>{{{{ if .IsHome }}}}{{{{ site.Title }}}}{{{{ else }}}}{{{{ .Title }}}} – {{{{ site.Title }}}}{{{{ end }}}}</title>\
<link rel="stylesheet" href="/style.css"><link rel="alternate" type="application/atom+xml" href="/atom.xml"></head>
<body>
<header><a href="/">{SITE}</a><nav><a href="/measures/">Opatření</a> <a href="/goals/">Cíle</a> \
<a href="/documents/">Dokumenty</a> <a href="/meetings/">Jednání</a></nav></header>
<main>
{{{{ block "main" . }}}}{{{{ end }}}}
</main>
<footer><p>{FOOTER}</p></footer>
</body>
</html>
"""

LINK = '<a href="{{ .RelPermalink }}">{{ .Params.code }} {{ .Title }}</a>'
PLAIN_LINK = '<a href="{{ .RelPermalink }}">{{ .Title }}</a>'
MEASURE_ITEM = f"\n<li>{LINK} – {{{{ .Params.status }}}}</li>"

TEMPLATES = {
    "home": f"<h1>{{{{ .Title }}}}</h1>\n<p>{LEAD}</p>{{{{ .Content }}}}",
    "measures/page": f"""{{{{ $x := .Params }}}}
<h1><span class="code">{{{{ $x.code }}}}</span> {{{{ .Title }}}}</h1>
<dl>{{{{ with site.GetPage (print "/goals/" $x.goal) }}}}<dt>Cíl</dt><dd>{LINK}</dd>{{{{ end }}}}\
<dt>Stav</dt><dd>{{{{ $x.status }}}}</dd><dt>Odpovídá</dt><dd>{{{{ $x.responsible }}}}</dd>\
<dt>Období</dt><dd>{{{{ $x.start }}}}–{{{{ $x.end }}}}</dd><dt>Rozpočet</dt><dd>{{{{ $x.budget }}}} Kč</dd>\
<dt>Financování</dt><dd>{{{{ delimit $x.funding ", " }}}}</dd></dl>
{{{{ .Content }}}}
<section><h2>Dokumenty</h2><ul>\
{{{{ range $r := $x.refs }}}}{{{{ with site.GetPage (print "/documents/" $r.id) }}}}
<li>{PLAIN_LINK} ({{{{ $r.code }}}}, {{{{ .Params.valid_from }}}}–{{{{ .Params.valid_to }}}})</li>\
{{{{ end }}}}{{{{ end }}}}</ul></section>
{{{{ with $x.minutes }}}}<section><h2>Projednáno</h2><ul>\
{{{{ range . }}}}{{{{ with site.GetPage (print "/meetings/" .) }}}}
<li><a href="{{{{ .RelPermalink }}}}">{{{{ .Date.Format "2006-01-02" }}}} {{{{ .Params.group }}}}, {{{{ .Title }}}}</a>\
</li>{{{{ end }}}}{{{{ end }}}}</ul></section>{{{{ end }}}}
<section><h2>Související opatření</h2><ul>\
{{{{ range $x.related }}}}{{{{ with site.GetPage (print "/measures/" .) }}}}
<li>{LINK}</li>{{{{ end }}}}{{{{ end }}}}</ul></section>""",
    "goals/term": f"""<h1><span class="code">{{{{ .Params.code }}}}</span> {{{{ .Title }}}}</h1>
{{{{ with .Params.parent_goal }}}}{{{{ with site.GetPage (print "/goals/" .) }}}}\
<p>Nadřazený cíl: {LINK}</p>{{{{ end }}}}{{{{ end }}}}
{{{{ .Content }}}}
{{{{ if .Params.parent_goal }}}}<h2>Opatření</h2><ul>{{{{ range .Pages }}}}{MEASURE_ITEM}{{{{ end }}}}</ul>
{{{{ else }}}}{{{{ range where (site.GetPage "/goals").Pages "Params.parent_goal" .Params.id }}}}
<h2>{LINK}</h2><ul>{{{{ range .Pages }}}}{MEASURE_ITEM}{{{{ end }}}}</ul>{{{{ end }}}}{{{{ end }}}}""",
    "documents/term": f"""{{{{ $id := .Params.id }}}}<h1>{{{{ .Title }}}}</h1>
<dl><dt>Odkaz</dt><dd><a href="{{{{ .Params.url_ext }}}}">{{{{ .Params.url_ext }}}}</a></dd>\
<dt>Platnost</dt><dd>{{{{ .Params.valid_from }}}}–{{{{ .Params.valid_to }}}}</dd></dl>
{{{{ .Content }}}}
<h2>Opatření, která na dokument odkazují</h2>\
<table><tr><th>V dokumentu</th><th>Opatření</th><th>Stav</th></tr>{{{{ range .Pages }}}}
<tr><td>{{{{ range where .Params.refs "id" $id }}}}{{{{ .code }}}}{{{{ end }}}}</td><td>{LINK}</td>\
<td>{{{{ .Params.status }}}}</td></tr>{{{{ end }}}}</table>""",
    "meetings/term": f"""<h1>{{{{ .Params.group }}}}: {{{{ .Title }}}}</h1>
<dl><dt>Datum</dt><dd>{{{{ .Date.Format "2006-01-02" }}}}</dd>\
<dt>Přítomni</dt><dd>{{{{ delimit .Params.attendees ", " }}}}</dd></dl>
{{{{ .Content }}}}
<h2>Úkoly</h2><table><tr><th>Úkol</th><th>Kdo</th><th>Termín</th></tr>{{{{ range .Params.tasks }}}}
<tr><td>{{{{ .what }}}}</td><td>{{{{ .who }}}}</td><td>{{{{ .due }}}}</td></tr>{{{{ end }}}}</table>
<h2>Projednaná opatření</h2><ul>{{{{ range .Pages }}}}{MEASURE_ITEM}{{{{ end }}}}</ul>""",
    "measures/section": f"""<h1>{{{{ .Title }}}}</h1>
<table><tr><th>Kód</th><th>Opatření</th><th>Stav</th><th>Odpovídá</th></tr>{{{{ range .Pages }}}}
<tr><td>{{{{ .Params.code }}}}</td><td>{PLAIN_LINK}</td><td>{{{{ .Params.status }}}}</td>\
<td>{{{{ .Params.responsible }}}}</td></tr>{{{{ end }}}}</table>""",
    "goals/taxonomy": f"""<h1>{{{{ .Title }}}}</h1>
<ul>{{{{ range .Pages }}}}
<li>{{{{ .Params.code }}}} {PLAIN_LINK}</li>{{{{ end }}}}</ul>""",
    "documents/taxonomy": f"""<h1>{{{{ .Title }}}}</h1>
<table><tr><th>Dokument</th><th>Platnost</th></tr>{{{{ range .Pages }}}}
<tr><td>{PLAIN_LINK}</td><td>{{{{ .Params.valid_from }}}}–{{{{ .Params.valid_to }}}}</td></tr>{{{{ end }}}}</table>""",
    "meetings/taxonomy": f"""<h1>{{{{ .Title }}}}</h1>
<table><tr><th>Datum</th><th>Skupina</th><th>Jednání</th></tr>{{{{ range .Pages }}}}
<tr><td>{{{{ .Date.Format "2006-01-02" }}}}</td><td>{{{{ .Params.group }}}}</td><td>{PLAIN_LINK}</td></tr>\
{{{{ end }}}}</table>""",
}


def measure(m, weight):
    refs = "".join(f"[[params.refs]]\nid = {quoted(d['id'])}\ncode = {quoted(d['code'])}\n" for d in m["documents"])
    return f"""+++
title = {quoted(m['title'])}
date = {m['date']}
weight = {weight}
goals = {quoted([m['goal']])}
documents = {quoted([d['id'] for d in m['documents']])}
meetings = {quoted(m['meetings'])}
[params]
id = {quoted(m['id'])}
code = {quoted(m['code'])}
goal = {quoted(m['goal'])}
status = {quoted(m['status'])}
responsible = {quoted(m['responsible'])}
start = {m['start']}
end = {m['end']}
budget = {m['budget']}
funding = {quoted(m['funding'])}
minutes = {quoted(m['meetings'])}
related = {quoted(m['related'])}
{refs}+++
{with_links(m['body'], '{{{{< ref "/measures/{}" >}}}}')}
"""


def goal(g, weight):
    parent = f"parent_goal = {quoted(g['parent'])}\n" if g["parent"] else ""
    return f"""+++
title = {quoted(g['title'])}
weight = {weight}
[params]
id = {quoted(g['id'])}
code = {quoted(g['code'])}
{parent}+++
{g['body']}
"""


def document(d, weight):
    return f"""+++
title = {quoted(d['title'])}
weight = {weight}
[params]
id = {quoted(d['id'])}
url_ext = {quoted(d['url'])}
valid_from = {d['valid_from']}
valid_to = {d['valid_to']}
+++
{d['body']}
"""


def meeting(j, weight):
    tasks = "".join(
        f"[[params.tasks]]\nwhat = {quoted(t['what'])}\nwho = {quoted(t['who'])}\ndue = {quoted(t['due'])}\n"
        for t in j["tasks"]
    )
    return f"""+++
title = {quoted(j['title'])}
date = {j['date']}
weight = {weight}
[params]
group = {quoted(j['group'])}
attendees = {quoted(j['attendees'])}
{tasks}+++
{j['body']}
"""


def write(c, root):
    put(root, "hugo.toml", CONFIG)
    put_style_sheet(root, "static/style.css")
    put(root, "content/_index.md", f'+++\ntitle = "{SITE}"\n+++\n')
    lists = {"measures": "Opatření", "goals": "Cíle", "documents": "Dokumenty", "meetings": "Jednání"}
    for folder, name in lists.items():
        put(root, f"content/{folder}/_index.md", f'+++\ntitle = "{name}"\n+++\n')
    for weight, m in enumerate(c["measures"], 1):
        put(root, f"content/measures/{m['id']}.md", measure(m, weight))
    for folder, text in {"goals": goal, "documents": document, "meetings": meeting}.items():
        for weight, record in enumerate(c[folder], 1):
            put(root, f"content/{folder}/{record['id']}/_index.md", text(record, weight))
    put(root, "layouts/baseof.html", BASE_TEMPLATE)
    for name, template in TEMPLATES.items():
        put(root, f"layouts/{name}.html", f'{{{{ define "main" }}}}\n{template}\n{{{{ end }}}}\n')
