#!/usr/bin/env python3
"""Times clean builds of generators in turn, and gives the ratios of Vazba to each other one.

    pairs.py SITES_DIR PAIRS [VAZBA OPTIONS…]     SITES_DIR as gen_site.py wrote it, on a tmpfs such as /dev/shm

VAZBA, HUGO and ZOLA name the programs; Zola takes part where it is named, and Hugo unless Zola alone is. The first pair
warms up and is not counted. Of each process the operating system says
how long it took, how long its threads computed (user and system) and how much memory it had at most. Ratios are those of
the pairs, since a busy machine slows both of a pair.
"""

import os
import pathlib
import shutil
import statistics
import sys
import time

HERE = pathlib.Path(__file__).resolve().parent


def commands(options):
    vazba = os.environ.get("VAZBA", str(HERE / "../../target/release/vazba"))
    programs = {"vazba": [vazba, "build", "--out", "out", "--today", "2026-01-01", *options]}
    if "HUGO" in os.environ or "ZOLA" not in os.environ:
        programs["hugo"] = [os.environ.get("HUGO", "hugo"), "--minify", "--noBuildLock", "-d", "out"]
    if "ZOLA" in os.environ:
        programs["zola"] = [os.environ["ZOLA"], "build", "--force", "-o", "out"]
    return programs


def run(folder, command):
    """Seconds, seconds of processor time and MiB of one clean build."""
    # Renamed away and deleted afterwards: deleting is not to be timed.
    aside = folder / "out.old"
    if (folder / "out").exists():
        (folder / "out").rename(aside)
    start = time.monotonic()
    child = os.posix_spawnp(
        "sh",
        ["sh", "-c", 'cd "$0" && exec "$@" >/dev/null 2>&1', str(folder), *command],
        os.environ,
    )
    _, status, usage = os.wait4(child, 0)
    taken = time.monotonic() - start
    if status != 0:
        sys.exit(f"{' '.join(command)} failed in {folder}")
    shutil.rmtree(aside, ignore_errors=True)
    return taken, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024


def main():
    sites, pairs, *options = sys.argv[1:]
    programs = commands(options)
    runs = {name: [] for name in programs}
    for number in range(int(pairs) + 1):
        for name, command in programs.items():
            figures = run(pathlib.Path(sites) / name, command)
            if number > 0:
                runs[name].append(figures)
    for at, what in enumerate(["wall time, s", "processor time, s", "memory, MiB"]):
        medians = {name: statistics.median(run[at] for run in runs[name]) for name in runs}
        for name in list(runs)[1:]:
            ratios = [one[at] / other[at] for one, other in zip(runs["vazba"], runs[name])]
            middle = statistics.median(ratios)
            print(
                f"{what:18} vazba {medians['vazba']:8.2f}   {name} {medians[name]:8.2f}"
                f"   ratio {middle:.2f} ({min(ratios):.2f}–{max(ratios):.2f})"
            )


main()
