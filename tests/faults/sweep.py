#!/usr/bin/env python3
"""Builds a site again and again while something goes wrong: system calls that fail, kills, a disk that is full.

    sweep.py VAZBA [--whole] [--seed 1]

After each build the published folder is the old site or the new one, with the right permissions; exit codes are 0 to 3;
after 0 the new site is there and nothing beside it; and the next build puts all right. Calls are failed by strace, in
every build another one. The whole sweep is 400 failing calls, 200 kills, and tmpfs of 40 sizes; without `--whole` it is
a sample that takes less than a minute. Needs Linux, strace that may trace, and for tmpfs the right to mount one
(in a namespace of its own).
"""
import argparse
import collections
import os
import random
import re
import subprocess
import sys
import tempfile
import time

from site_states import Broken, Site, copy

# Calls that are failed, with what they can fail with. Memory that can't be had ends any program.
COMMON = ("EIO", "EACCES", "ENOSPC", "EINTR", "ENOENT", "EMFILE")
CALLS = {
    "openat": COMMON,
    "read": ("EIO", "EINTR", "EISDIR"),
    "write": ("ENOSPC", "EIO", "EINTR", "EDQUOT"),
    "close": ("EIO",),
    "statx": ("EIO", "EACCES", "ENOENT"),
    "newfstatat": ("EIO", "EACCES"),
    "getdents64": ("EIO", "ENOENT"),
    "readlink": ("EIO", "EACCES"),
    "getcwd": ("ENOENT",),
    "mkdir": ("ENOSPC", "EACCES", "EEXIST"),
    "linkat": ("EMLINK", "EPERM", "ENOSPC", "EXDEV"),
    "copy_file_range": ("EIO", "ENOSPC", "ENOSYS"),
    "sendfile": ("EIO", "ENOSYS"),
    "splice": ("EIO",),
    "lseek": ("EIO",),
    "fchmod": ("EPERM",),
    "chmod": ("EPERM",),
    "fsync": ("EIO", "ENOSPC"),
    "flock": ("ENOLCK", "EINTR"),
    "renameat2": ("ENOSPC", "EACCES", "EINVAL", "ENOSYS", "EXDEV"),
    "unlink": ("EACCES", "EIO", "EBUSY"),
    "unlinkat": ("EACCES", "EIO", "EBUSY"),
    "rmdir": ("EACCES", "EIO", "EBUSY", "ENOTEMPTY"),
    "clone3": ("EAGAIN", "ENOMEM"),
}
# A namespace of mounts: as root, or as one who becomes it there.
APART = (("unshare", "--mount"), ("unshare", "--mount", "--map-root-user"))
# The commit window: from the list of files being handed to the disk to the end.
WINDOW = ("fsync", "openat", "renameat2", "getdents64", "unlinkat", "unlink", "rmdir", "close", "newfstatat")


def main():
    arguments = argparse.ArgumentParser()
    arguments.add_argument("program")
    arguments.add_argument("--whole", action="store_true")
    arguments.add_argument("--seed", type=int, default=1)
    asked = arguments.parse_args()
    faults, kills, sizes = (400, 200, 40) if asked.whole else (60, 20, 4)
    chance = random.Random(asked.seed)
    with tempfile.TemporaryDirectory() as folder:
        site = Site(asked.program, os.path.join(folder, "site"))
        calls = traced(site)
        for sweep in (
            lambda: fail_calls(site, calls, faults, chance),
            lambda: kill_in_window(site, calls, kills // 2, chance),
            lambda: kill_by_clock(site, kills - kills // 2, chance),
            lambda: fill_disk(site, sizes, os.path.join(folder, "tmpfs")),
        ):
            begin = time.monotonic()
            print(f"{sweep()}; {time.monotonic() - begin:.0f} s", flush=True)


def strace(*options):
    return ["strace", "-f", "-qq", *options]


def traced(site):
    """The calls of a build in their order, from the first one that is about the site: name, and which of that name."""
    site.turn()
    record = os.path.join(os.path.dirname(site.root), "trace")
    done = site.run(strace("-o", record))
    if done.returncode != 0:
        raise Broken(f"strace can't trace here; it needs the right to (ptrace): {done.stderr}")
    site.judge("a traced build", 0, done.stderr)
    calls, seen, begun = [], collections.Counter(), False
    with open(record, encoding="utf-8", errors="replace") as lines:
        for line in lines:
            call = re.match(r"\d+ +(\w+)\(", line)
            if not call:
                continue
            seen[call[1]] += 1
            # Before that the system loads the program; threads are made before the site is read.
            begun = begun or call[1] == "clone3" or (call[1] != "execve" and site.root in line)
            if begun and call[1] in CALLS:
                calls.append((call[1], seen[call[1]]))
    missing = {"renameat2", "mkdir", "linkat", "write", "unlinkat", "fsync", "flock", "clone3"} - {name for name, _ in calls}
    if missing:
        raise Broken(f"a build is not traced in full: no {sorted(missing)}")
    return calls


def inject(name, number, what):
    return strace("-o", os.devnull, "-e", f"trace={name}", "-e", f"inject={name}:{what}:when={number}")


def fail_calls(site, calls, most, chance):
    """Every sort of call with every error first, then calls by chance."""
    every = [(name, number, error) for name, number in calls for error in CALLS[name]]
    chance.shuffle(every)
    rare = collections.Counter()
    for call in every:
        rare[call[0], call[2]] += 1
    # Those that come seldom are the dangerous ones: one commit has one exchange.
    first, rest, had = [], [], set()
    for call in sorted(every, key=lambda call: rare[call[0], call[2]]):
        (rest if (call[0], call[2]) in had else first).append(call)
        had.add((call[0], call[2]))
    chance.shuffle(rest)
    chosen = (first + rest)[:most]
    ends = collections.Counter()
    for name, number, error in chosen:
        what = f"{name} number {number} failing by {error}"
        site.turn()
        done = site.run(inject(name, number, f"error={error}"))
        site.judge(what, done.returncode, done.stderr)
        ends[done.returncode] += 1
        if done.returncode != 0:
            site.mend(what)
    if len(ends) < 2:
        raise Broken(f"no failing call changes the end: {ends}")
    return f"{len(chosen)} failing calls of {len(first)} sorts: exit codes {dict(sorted(ends.items()))}"


def kill_in_window(site, calls, most, chance):
    """Kills a build at a call of the commit."""
    first = next(at for at, (name, _) in enumerate(calls) if name == "fsync")
    window = [call for call in calls[first:] if call[0] in WINDOW]
    moments = [call for call in window if call[0] == "renameat2"]
    # Not every build makes so many calls as the traced one: a kill that comes too late is tried at another one.
    moments += [chance.choice(window) for _ in range(3 * most)]
    killed, ends = 0, collections.Counter()
    for name, number in moments:
        if killed == most:
            break
        what = f"a kill at {name} number {number}"
        site.turn()
        done = site.run(inject(name, number, "signal=KILL"))
        # Killed by a signal, strace ends in the same way.
        is_killed = done.returncode in (-9, 137)
        site.judge(what, -9 if is_killed else done.returncode, done.stderr)
        killed += is_killed
        ends["new" if site.published == site.state else "old"] += is_killed
        site.mend(what)
    if killed < most or len(ends) < 2:
        raise Broken(f"the kills missed the exchange: {killed} killed, {dict(ends)}")
    return f"{killed} kills in the commit window of {len(window)} calls: the old site {ends['old']} times, the new one {ends['new']} times"


def kill_by_clock(site, most, chance):
    """Kills a build at a moment by chance."""
    begin = time.monotonic()
    site.turn()
    site.mend("a build that is measured")
    whole = time.monotonic() - begin
    killed, halfway = 0, 0
    for _ in range(3 * most):
        if killed == most:
            break
        site.turn()
        moment = chance.uniform(0, whole)
        command = [site.program, "-C", site.root, "build", "--today", "2021-07-01"]
        build = subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        time.sleep(moment)
        build.kill()
        code = build.wait()
        killed += code == -9
        halfway += os.path.exists(os.path.join(site.root, ".public.vazba-new"))
        site.judge(f"a kill after {moment:.3f} s of {whole:.3f}", code, "")
    site.turn()
    site.mend("all kills")
    if killed < most:
        raise Broken(f"only {killed} builds were killed while they ran")
    return f"{killed} kills by the clock, {halfway} of them while the new site was being written"


def fill_disk(site, sizes, mounted):
    """Builds on a tmpfs that is too small for two sites at once, by bytes and by files."""
    os.mkdir(mounted)
    script = os.path.abspath(__file__)
    ends = collections.Counter()
    apart = next((way for way in APART if may_mount(way, mounted)), None)
    if apart is None:
        raise Broken("no tmpfs can be mounted here, not even in a namespace of its own (unshare --mount --map-root-user)")
    for number in range(sizes):
        command = [*apart, sys.executable, script, "--inside", site.program, site.root, mounted]
        done = subprocess.run([*command, str(number), str(sizes)], capture_output=True, text=True)
        if done.returncode != 0:
            raise Broken(f"tmpfs {number} of {sizes}: {done.stdout}{done.stderr}")
        ends[done.stdout.strip()] += 1
    if len(ends) < 2:
        raise Broken(f"all sizes of the disk end in the same way: {dict(ends)}")
    return f"{sizes} builds on a tmpfs that is full sooner or later: exit codes {dict(sorted(ends.items()))}"


def may_mount(apart, mounted):
    done = subprocess.run([*apart, "mount", "-t", "tmpfs", "none", mounted], capture_output=True)
    return done.returncode == 0


def inside(program, origin, mounted, number, sizes):
    """One build on a tmpfs, in a namespace of its own; prints its exit code."""
    # From hardly any room to enough, by turns of bytes and of files.
    share = (number // 2 + 1) / (sizes // 2)
    subprocess.run(["mount", "-t", "tmpfs", "none", mounted], check=True)
    root = os.path.join(mounted, "site")
    os.mkdir(root)
    here = Site.__new__(Site)
    here.program, here.root = program, origin
    copy(here, root)
    here.root = root
    here.trees, here.published = [], None
    for state in (0, 1):
        here.write(state)
        here.run([])
        here.trees.append(here.tree())
    here.published = 1
    here.turn()
    used = os.statvfs(mounted)
    if number % 2:
        limit = f"nr_inodes={used.f_files - used.f_ffree + max(1, int(share * 1.2 * len(here.trees[0])))}"
    else:
        size = sum(len(entry[1]) for entry in here.trees[0].values() if isinstance(entry, tuple))
        limit = f"size={(used.f_blocks - used.f_bfree) * used.f_frsize + int(share * 1.5 * size)}"
    subprocess.run(["mount", "-o", f"remount,{limit}", mounted], check=True)
    done = here.run([])
    here.judge(f"a disk with {limit}", done.returncode, done.stderr)
    subprocess.run(["mount", "-o", "remount,size=1g,nr_inodes=0", mounted], check=True)
    here.mend(f"a disk with {limit}")
    print(done.returncode)


if __name__ == "__main__":
    try:
        if sys.argv[1:2] == ["--inside"]:
            inside(*sys.argv[2:5], *map(int, sys.argv[5:7]))
        else:
            main()
    except Broken as broken:
        sys.exit(f"sweep.py: {broken}")
