#!/usr/bin/env python3
"""Checks a built site against its corpus: every link and back-link as exact sets, the lists, the sitemap and the feed.

    check_out.py corpus.json OUT_DIR
"""
import json
import os
import re
import sys

LISTS = ("measures", "goals", "documents", "meetings")


class Site:
    """A built site, and what is wrong with it."""

    def __init__(self, folder):
        self.folder = folder
        self.pages = 0
        self.faults = []

    def read(self, path):
        with open(os.path.join(self.folder, path), encoding="utf-8") as file:
            return file.read()

    def links(self, page):
        """All addresses on a page, without host and slashes at the ends."""
        self.pages += 1
        try:
            text = self.read(f"{page}/index.html")
        except OSError:
            self.faults.append(f"{page}: no page")
            return set()
        found = re.findall(r'href="?([^"\s>]+)', text)
        return {re.sub(r"^https://example\.org", "", address).strip("/") for address in found}

    def pages_of(self, kind):
        """The pages of a list: its address, and the later pages of Vazba's list of measures."""
        yield kind
        folder, page = f"{kind}/strana", 2
        while os.path.exists(os.path.join(self.folder, folder, str(page))):
            yield f"{folder}/{page}"
            page += 1

    def expect(self, page, wanted, further=()):
        """Wants exactly these links to records of each kind named, on this page and those that go with it."""
        links = self.links(page).union(*(self.links(other) for other in further))
        links -= set(self.pages_of(page))
        for kind, records in wanted.items():
            found = {link for link in links if link.startswith(kind + "/")}
            wish = {f"{kind}/{record}" for record in records}
            if wish - found:
                self.faults.append(f"{page}: lacks {sorted(wish - found)[:3]}")
            if found - wish:
                self.faults.append(f"{page}: has too {sorted(found - wish)[:3]}")


def referring(corpus):
    """Which measures refer to which goal, document and sitting, and which goals to which goal."""
    by = {kind: {record["id"]: set() for record in corpus[kind]} for kind in ("goals", "documents", "meetings")}
    below = {goal["id"]: set() for goal in corpus["goals"]}
    for goal in corpus["goals"]:
        if goal["parent"]:
            below[goal["parent"]].add(goal["id"])
    for measure in corpus["measures"]:
        by["goals"][measure["goal"]].add(measure["id"])
        for document in measure["documents"]:
            by["documents"][document["id"]].add(measure["id"])
        for meeting in measure["meetings"]:
            by["meetings"][meeting].add(measure["id"])
    return by, below


def check(corpus, site):
    by, below = referring(corpus)
    for measure in corpus["measures"]:
        site.expect(f"measures/{measure['id']}", {
            "goals": {measure["goal"]},
            "documents": {document["id"] for document in measure["documents"]},
            "meetings": set(measure["meetings"]),
            "measures": {*measure["related"], *re.findall(r"\(measure:([^)]+)\)", measure["body"])},
        })
    for kind in ("documents", "meetings"):
        for record in corpus[kind]:
            site.expect(f"{kind}/{record['id']}", {"measures": by[kind][record["id"]]})
    for goal in corpus["goals"]:
        id, children = goal["id"], below[goal["id"]]
        site.expect(f"goals/{id}", {
            "goals": {goal["parent"]} if goal["parent"] else children,
            "measures": by["goals"][id] if goal["parent"] else set().union(*(by["goals"][c] for c in children)),
        })
    for kind in LISTS:
        first, *further = site.pages_of(kind)
        site.expect(first, {kind: {record["id"] for record in corpus[kind]}}, further)


def main():
    with open(sys.argv[1], encoding="utf-8") as file:
        corpus = json.load(file)
    site = Site(sys.argv[2])
    check(corpus, site)
    addresses = site.read("sitemap.xml").count("<loc>")
    if addresses < site.pages:
        site.faults.append(f"sitemap has {addresses} of {site.pages}")
    entries = len(re.findall(r"<(?:entry|item)\b", site.read("atom.xml")))
    if not entries:
        site.faults.append("feed has no entry")
    faults = len(site.faults)
    print(f"{site.folder}: {site.pages} pages checked, sitemap {addresses}, feed {entries}, {faults} faults")
    for fault in site.faults[:10]:
        print(f"  {fault}")
    sys.exit(bool(faults))


if __name__ == "__main__":
    main()
