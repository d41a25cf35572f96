"""A site with two states, and what must be true of its folder whatever happens to a build."""
import os
import shutil
import stat
import subprocess

TERMS = 12
STATES = ("Původní znění", "Žluťoučké znění")
FILES = {"content", "static", "public", "vazba.toml"}
# A build that takes longer is taken for one that hangs.
SECONDS = 60
CLOSEDIR = "unexpected error during closedir"


class Broken(Exception):
    """Something that must never be so."""


class Site:
    """The site in a folder: `state` is that of its content, `published` that of the folder `public`."""

    def __init__(self, program, root):
        self.program, self.root = os.path.abspath(program), root
        self.trees = []
        for state in range(len(STATES)):
            self.write(state)
            done = self.run([])
            if done.returncode != 0:
                raise Broken(f"the site can't be built at all: {done.stderr}")
            self.trees.append(self.tree())
        self.published = self.state
        if self.trees[0].keys() != self.trees[1].keys() or self.trees[0] == self.trees[1]:
            raise Broken("the two states can't be told apart")

    def write(self, state):
        """Writes the content in a state. Every page differs between the two; attachments and styles don't."""
        self.state = state
        put(self.root, "vazba.toml", f'title = "{STATES[state]}"\nbase_url = "https://kraj.example"\n')
        put(self.root, "static/soubory/stálý.txt", "stálý\n")
        for number in range(TERMS):
            text = f'+++\ntitle = "Pojem {number}: {STATES[state]}"\nattachments = [{{ file = "a.txt" }}]\n+++\n\nText.\n'
            put(self.root, f"content/terms/pojem-{number}.md", text)
            put(self.root, f"content/terms/pojem-{number}/a.txt", f"{number}\n" * 3000)

    def turn(self):
        """Writes the content in the state that is not published."""
        self.write(1 - self.published)

    def run(self, before, seconds=SECONDS, after=()):
        command = [*before, self.program, "-C", self.root, "build", "--today", "2021-07-01", "--jobs", "1", *after]
        try:
            return subprocess.run(command, stdin=subprocess.DEVNULL, capture_output=True, text=True, timeout=seconds)
        except subprocess.TimeoutExpired:
            raise Broken(f"a build hangs: {' '.join(before)}") from None

    def tree(self):
        """Every published file and folder: its permissions and its bytes."""
        public = os.path.join(self.root, "public")
        found = {}
        for folder, _, files in os.walk(public, onerror=stop):
            found[os.path.relpath(folder, public) + "/"] = mode(folder)
            for name in files:
                path = os.path.join(folder, name)
                with open(path, "rb") as file:
                    found[os.path.relpath(path, public)] = (mode(path), file.read())
        return found

    def judge(self, what, code, stderr):
        """Looks at what a build left that ended with `code` (negative: by a signal)."""
        # Rust's own library gives up where a folder can't be closed; the net below it says so by 3.
        given_up = CLOSEDIR in stderr
        if code > 3 or ("panicked" in stderr and not given_up):
            raise Broken(f"{what}: exit code {code}\n{stderr}")
        tree = self.tree()
        if tree not in self.trees:
            raise Broken(f"{what}: neither the old site nor the new one is published (exit code {code})\n{stderr}")
        self.published = self.trees.index(tree)
        is_new = self.published == self.state
        if code == 0 and not is_new:
            raise Broken(f"{what}: exit code 0, and the old site is still there\n{stderr}")
        if code > 0 and not given_up and is_new != ("the new site is in" in stderr):
            raise Broken(f"{what}: the error does not say which site is published\n{stderr}")
        if code == 0:
            self.no_leftover(what)

    def no_leftover(self, what):
        left = set(os.listdir(self.root)) - FILES
        if left:
            raise Broken(f"{what}: left beside the published folder after exit code 0: {sorted(left)}")

    def mend(self, what):
        """The next build, to which nothing happens, puts all right."""
        done = self.run([])
        self.judge(f"the build after {what}", done.returncode, done.stderr)
        if done.returncode != 0:
            raise Broken(f"the build after {what} fails, too: {done.stderr}")


def stop(error):
    raise error


def mode(path):
    return stat.S_IMODE(os.stat(path).st_mode)


def put(root, path, text):
    path = os.path.join(root, path)
    os.makedirs(os.path.dirname(path), exist_ok=True)
    with open(path, "w", encoding="utf-8") as file:
        file.write(text)


def copy(site, root):
    """The same site elsewhere."""
    for name in FILES:
        source, target = os.path.join(site.root, name), os.path.join(root, name)
        (shutil.copytree if os.path.isdir(source) else shutil.copy)(source, target)
