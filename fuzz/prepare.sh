#!/usr/bin/env bash
# Makes the fuzz targets ready: the versions of libraries that the tests use, and what this repository holds as seeds.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
cp Cargo.lock fuzz/Cargo.lock

# seed TARGET PATTERN…: the files of the repository that fit become seeds of a target
seed() {
  mkdir -p "fuzz/corpus/$1"
  git ls-files -z -- "${@:2}" | xargs -0 cp --parents --target-directory "fuzz/corpus/$1"
}

seed record 'content/*.md' 'tests/sites/*.md'
seed markdown 'content/*.md' 'tests/sites/*.md' 'tests/markdown/*.md' '*.md'
seed scanner 'content/pages/*.md' 'content/meetings/*.md' 'tests/check/*.md'
seed configuration '*vazba*.toml'
seed table '*.csv'
seed items '*.items.toml'
seed inventory '*.csv' '*.items.toml'
seed outline '*.geojson'

# One date a file, without the end of its line.
mkdir -p fuzz/corpus/date
number=0
while read -r date; do
  printf %s "$date" >"fuzz/corpus/date/$((number += 1))"
done < <(git ls-files -z -- '*.md' | xargs -0 grep -hoE '"[][0-9.,/X~?-]{4,40}"' | tr -d '"' | sort -u)
