#!/usr/bin/env python3
"""Prints what the program is made of, as CycloneDX 1.6: python3 release/sbom.py >vazba.cdx.json

What is listed is what cargo links or runs to build the program for one system, by the versions and digests of
`Cargo.lock`; what only tests need is not. No time and no number by chance is in it: same input, same bytes. Standard
library of Python 3.11 and cargo only.
"""
import argparse
import json
import os
import re
import subprocess
import sys
import tomllib
import uuid

ROOT = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..")


def main():
    arguments = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    arguments.add_argument("--target", default="x86_64-unknown-linux-gnu", help="the system that it is built for")
    asked = arguments.parse_args()
    command = ["cargo", "metadata", "--locked", "--format-version", "1", "--filter-platform", asked.target]
    metadata = json.loads(subprocess.run(command, cwd=ROOT, check=True, capture_output=True).stdout)
    with open(os.path.join(ROOT, "Cargo.lock"), "rb") as file:
        digests = {(one["name"], one["version"]): one.get("checksum") for one in tomllib.load(file)["package"]}
    packages = {package["id"]: package for package in metadata["packages"]}
    needs = {node["id"]: sorted(needed(node)) for node in metadata["resolve"]["nodes"]}
    root = metadata["resolve"]["root"]
    linked = reached(root, needs)
    components = [component(packages[name], digests) for name in linked if name != root]
    document = {
        "bomFormat": "CycloneDX",
        "specVersion": "1.6",
        "version": 1,
        "metadata": {"component": component(packages[root], digests, "application")},
        "components": sorted(components, key=lambda one: one["bom-ref"]),
        "dependencies": sorted(
            ({"ref": purl(packages[name]), "dependsOn": sorted(purl(packages[other]) for other in needs[name])} for name in linked),
            key=lambda one: one["ref"],
        ),
    }
    text = json.dumps(document, ensure_ascii=False, sort_keys=True)
    document["serialNumber"] = f"urn:uuid:{uuid.uuid5(uuid.NAMESPACE_URL, text)}"
    json.dump(document, sys.stdout, ensure_ascii=False, indent=1)
    print()


def needed(node):
    """The packages that a package is linked with or built by."""
    for other in node["deps"]:
        if any(kind["kind"] in (None, "build") for kind in other["dep_kinds"]):
            yield other["pkg"]


def reached(root, needs):
    found, waiting = {root}, [root]
    while waiting:
        for other in needs[waiting.pop()]:
            if other not in found:
                found.add(other)
                waiting.append(other)
    return sorted(found)


def purl(package):
    return f"pkg:cargo/{package['name']}@{package['version']}"


def component(package, digests, sort="library"):
    made = {
        "type": sort,
        "bom-ref": purl(package),
        "name": package["name"],
        "version": package["version"],
        "purl": purl(package),
        "licenses": [{"expression": re.sub(r"\s*/\s*", " OR ", package["license"])}],
    }
    if package["description"]:
        made["description"] = " ".join(package["description"].split())
    if package["repository"]:
        made["externalReferences"] = [{"type": "vcs", "url": package["repository"]}]
    if digest := digests[package["name"], package["version"]]:
        made["hashes"] = [{"alg": "SHA-256", "content": digest}]
    return made


if __name__ == "__main__":
    main()
