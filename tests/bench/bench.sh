#!/usr/bin/env bash
# Times clean builds of the same corpus by each generator, and checks what they built.
#
#   bench.sh SITES_DIR [GENERATOR…]      SITES_DIR as gen_site.py wrote it, on a tmpfs such as /dev/shm
#
# VAZBA, HUGO and ZOLA name the programs; Zola runs only where it is asked for, or named. TIMER is what times a command; it must accept `-- COMMAND`:
#   TIMER='hyperfine --warmup 1 --runs 5' bench.sh /dev/shm/s10000
# Without one, each generator runs once under `/usr/bin/time -v`.
#
# The output of the run before is renamed away, and nothing is deleted before the end: deleting it would be timed,
# and worse, ext4 looks past every inode that was deleted in the last minutes when it makes a new one, so that
# `rm -rf out; build` in a loop gets slower each time.
set -euo pipefail
here=$(dirname "$(realpath "${BASH_SOURCE[0]}")")
sites=$(realpath "$1")
shift
[ $# -gt 0 ] || set -- vazba hugo ${ZOLA:+zola}

declare -A command=(
  [vazba]="${VAZBA:-$here/../../target/release/vazba} build --out out --today 2026-01-01"
  [hugo]="${HUGO:-hugo} --minify --noBuildLock -d out"
  [zola]="${ZOLA:-zola} build --force -o out"
)
trash="$sites/trash"
mkdir -p "$trash"
trap 'rm -rf -- "$trash"' EXIT

for name in "$@"; do
  cd "$sites/$name"
  aside="if [ -e out ]; then mv out '$trash'/$name.\$\$; fi"
  echo "== $name: ${command[$name]}"
  # hyperfine takes the command as one argument and runs it by a shell.
  case ${TIMER:-} in
    "") /usr/bin/time -v sh -c "$aside; exec ${command[$name]}" ;;
    hyperfine*) $TIMER --prepare "$aside" -- "${command[$name]}" ;;
    *) $TIMER -- sh -c "$aside; exec ${command[$name]}" ;;
  esac
  echo "$(find out -name '*.html' | wc -l) pages in $(find out -type f | wc -l) files, $(du -sb out | cut -f1) bytes"
  python3 "$here/check_out.py" "$sites/corpus.json" out
done
