"""Writing of sites: files, TOML, links, and the style sheet that all generators publish."""
import json
import os
import re
import shutil

THEME = os.path.join(os.path.dirname(os.path.abspath(__file__)), "theme")


def put(root, path, text):
    path = os.path.join(root, path)
    os.makedirs(os.path.dirname(path), exist_ok=True)
    with open(path, "w", encoding="utf-8") as file:
        file.write(text)


def quoted(value):
    """A string, or a list of strings, as TOML."""
    return json.dumps(value, ensure_ascii=False)


def with_links(body, written):
    """The body with `written` in the place of each link's address; `{}` in it is the id of the measure."""
    return re.sub(r"\]\(measure:([^)]+)\)", lambda link: f"]({written.format(link[1])})", body)


def put_style_sheet(root, path):
    target = os.path.join(root, path)
    os.makedirs(os.path.dirname(target), exist_ok=True)
    shutil.copyfile(os.path.join(THEME, "static", "style.css"), target)
