#!/usr/bin/env python3
"""Times edits of a site that is being served, from the write to the moment when the new pages have arrived.

    edits.py SITES_DIR EDITS      SITES_DIR as gen_site.py wrote it, on a tmpfs such as /dev/shm

VAZBA names the program. Edits of six sorts are made in turn on measures spread over the site: a body, a title, a phase, a reference
added, a measure added, one deleted. As a browser does, a client waits for the event of a new version and then asks at once for
the pages of the measure and of its goal, the list of measures and the front page, and, once all have arrived, for the head of the search
index. All changes are undone in the end.

If HUGO names Hugo, its server gets the bodies and titles, too. It has no event that could be relied on, so the page is asked for until
it is right.
"""

import http.client
import os
import pathlib
import re
import statistics
import subprocess
import sys
import threading
import time
import tomllib

HERE = pathlib.Path(__file__).resolve().parent
SORTS = ("body", "title", "phase", "reference", "added", "deleted")
PHASES = ("proposed", "approved", "running", "suspended")


class Vazba:
    def __init__(self, site):
        program = os.environ.get("VAZBA", str(HERE / "../../target/release/vazba"))
        self.site = site
        self.begun = time.monotonic()
        command = [program, "-C", site, "serve", "--port", "0", "--today", "2026-01-01"]
        self.child = subprocess.Popen(command, stderr=subprocess.PIPE, text=True)
        for line in self.child.stderr:
            if found := re.search(r"http://127\.0\.0\.1:(\d+)/", line):
                self.port = int(found[1])
                break
        self.ready = time.monotonic() - self.begun
        threading.Thread(target=self.child.stderr.read, daemon=True).start()
        self.versions = threading.Condition()
        self.version = 0
        threading.Thread(target=self.listen, daemon=True).start()

    def listen(self):
        stream = http.client.HTTPConnection("127.0.0.1", self.port)
        stream.request("GET", "/.vazba/events")
        for line in stream.getresponse():
            if line.startswith(b"data: "):
                with self.versions:
                    self.version = int(line[6:])
                    self.versions.notify_all()

    def get(self, path):
        asked = http.client.HTTPConnection("127.0.0.1", self.port)
        asked.request("GET", path)
        answer = asked.getresponse()
        return answer.status, answer.read()

    def memory(self):
        status = pathlib.Path(f"/proc/{self.child.pid}/status").read_text()
        return int(re.search(r"VmRSS:\s+(\d+)", status)[1]) / 1024

    def stop(self):
        self.child.kill()
        self.child.wait()

    def edited(self, write, paths):
        """Seconds from the write until each path has arrived, in their order, and what the first one gave."""
        before = self.version
        arrived = {}
        first = {}
        begin = time.monotonic()
        write()
        with self.versions:
            if not self.versions.wait_for(lambda: self.version > before, timeout=30):
                sys.exit("no new version within 30 s")

        def ask(path):
            first[path] = self.get(path)
            arrived[path] = time.monotonic() - begin

        asking = [threading.Thread(target=ask, args=(path,)) for path in paths]
        for thread in asking:
            thread.start()
        for thread in asking:
            thread.join()
        return [arrived[path] for path in paths], first[paths[0]]

    def index(self, path):
        begin = time.monotonic()
        status, _ = self.get(path)
        if status != 200:
            sys.exit(f"{path}: {status}")
        return time.monotonic() - begin


def front(text):
    return tomllib.loads(text.split("+++\n")[1])


def edit_of(sort, number, text):
    """The text after an edit of a sort, and what its page must then say (or None)."""
    mark = f"zkouška {number}"
    if sort == "body":
        return text + f"\n\nDalší odstavec, {mark}.\n", mark
    if sort == "title":
        return re.sub(r'(?m)^title = ".*"$', f'title = "Nový název, {mark}"', text, count=1), mark
    if sort == "phase":
        rest = re.sub(r'(?m)^phase = ".*"\n', "", text, count=1)
        return rest.replace("\nperiod", f'\nphase = "{PHASES[number // 6 % 4]}"\nperiod', 1), None
    related = f'related = ["m-{number + 2:06}", '
    return text.replace("related = [", related, 1) if "related = [" in text else text + f"\n[x](measure:m-{number + 2:06})\n", None


def pages(record, goal):
    return [f"/opatreni/{record}/", f"/cile/{goal}/", "/opatreni/", "/"]


def time_vazba(site, count):
    server = Vazba(site)
    folder = pathlib.Path(site) / "content/measures"
    records = sorted(path.stem for path in folder.glob("*.md"))
    was = {}
    times = {sort: {name: [] for name in ("record", "goal", "list", "front", "index")} for sort in SORTS}
    head = "/search-index/cs/head.json"
    added = []
    try:
        time.sleep(1)
        for number in range(count + 6):
            sort = SORTS[number % len(SORTS)]
            record = records[number * 7919 % len(records)]
            path = folder / f"{record}.md"
            text = was.get(path) or path.read_text()
            goal = front(text)["goals"][0]
            if sort == "added":
                record = f"nove-{number}"
                path = folder / f"{record}.md"
                added.append(path)
                plain = re.sub(r'(?m)^(code|supersedes|id) = .*\n', "", text)
                write, expected = (lambda: path.write_text(plain)), None
            elif sort == "deleted":
                path = added.pop()
                record = path.stem
                write, expected = path.unlink, None
            else:
                was.setdefault(path, text)
                new, expected = edit_of(sort, number, path.read_text())
                write = lambda: path.write_text(new)
            arrived, (status, body) = server.edited(write, pages(record, goal))
            if status != (404 if sort == "deleted" else 200):
                sys.exit(f"{sort} of {record}: {status}")
            if expected and expected.encode() not in body.replace(b"\xc2\xa0", b" ").replace(b"&nbsp;", b" "):
                sys.exit(f"{sort} of {record}: the page does not say `{expected}`")
            index = server.index(head) + max(arrived)
            # The first of each sort warms up.
            if number >= 6:
                for name, seconds in zip(("record", "goal", "list", "front"), arrived):
                    times[sort][name].append(seconds)
                times[sort]["index"].append(index)
        memory = server.memory()
    finally:
        for path, text in was.items():
            path.write_text(text)
        for path in added:
            path.unlink(missing_ok=True)
        server.stop()
    return server.ready, memory, times


def time_hugo(site, count):
    port = 41313
    command = [os.environ["HUGO"], "server", "--port", str(port), "--bind", "127.0.0.1", "--renderToMemory", "--disableFastRender"]
    child = subprocess.Popen(command, cwd=site, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    folder = pathlib.Path(site) / "content"
    found = sorted(folder.glob("measures/m-*.md"))
    was = {}
    times = []

    def get(path):
        try:
            asked = http.client.HTTPConnection("127.0.0.1", port)
            asked.request("GET", path)
            return asked.getresponse().read()
        except OSError:
            return b""

    try:
        first = f"/{found[0].parent.name}/{found[0].stem}/"
        until(lambda: b"<h1" in get(first), 300)
        for number in range(count):
            path = found[number * 7919 % len(found)]
            text = path.read_text()
            was.setdefault(path, text)
            mark = f"zkouška {number}"
            begin = time.monotonic()
            path.write_text(text + f"\n\nDalší odstavec, {mark}.\n")
            until(lambda: mark.encode() in get(f"/{path.parent.name}/{path.stem}/"), 60)
            times.append(time.monotonic() - begin)
            time.sleep(1)
    finally:
        for path, text in was.items():
            path.write_text(text)
        child.kill()
        child.wait()
    return times


def until(is_so, seconds):
    end = time.monotonic() + seconds
    while not is_so():
        if time.monotonic() > end:
            sys.exit(f"not within {seconds} s")
        time.sleep(0.005)


def milliseconds(seconds):
    return f"median {statistics.median(seconds) * 1000:.0f} ms, worst {max(seconds) * 1000:.0f} ms"


def main():
    sites, count = sys.argv[1], int(sys.argv[2])
    ready, memory, times = time_vazba(f"{sites}/vazba", count)
    print(f"vazba: ready after {ready:.2f} s, {memory:.0f} MiB after {count} edits")
    for name in ("record", "goal", "list", "front", "index"):
        print(f"  {name}: {milliseconds([t for sort in SORTS for t in times[sort][name]])}")
    for sort in SORTS:
        print(f"  record, {sort}: {milliseconds(times[sort]['record'])}")
    if "HUGO" in os.environ:
        print(f"hugo: body, until the page is right: {milliseconds(time_hugo(f'{sites}/hugo', min(count, 20)))}")


if __name__ == "__main__":
    main()
