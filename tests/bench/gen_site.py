#!/usr/bin/env python3
"""Writes a made-up public strategy as data and as a site of each generator.

    gen_site.py N OUT [--seed 1] [--only vazba,hugo,zola] [--theme bench]

OUT/corpus.json and a folder for each generator are written; a folder that is there already is replaced.
"""
import argparse
import json
import os
import shutil

import corpus
import write_hugo
import write_vazba
import write_zola
from files import put

WRITERS = {
    "vazba": write_vazba.write,
    "hugo": lambda made, root, _: write_hugo.write(made, root),
    "zola": lambda made, root, _: write_zola.write(made, root),
}


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("n", type=int, help="how many measures, at least 6")
    parser.add_argument("out")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--only", default=",".join(WRITERS))
    parser.add_argument("--theme", default="bench", help="of Vazba's site: bench has the pages of the other generators")
    asked = parser.parse_args()
    made = corpus.make(asked.n, asked.seed)
    put(asked.out, "corpus.json", json.dumps(made, ensure_ascii=False, indent=1))
    for name in asked.only.split(","):
        root = os.path.join(asked.out, name)
        shutil.rmtree(root, ignore_errors=True)
        WRITERS[name](made, root, asked.theme)
    print(", ".join(f"{len(made[kind])} {kind}" for kind in ("measures", "goals", "documents", "meetings")))


if __name__ == "__main__":
    main()
