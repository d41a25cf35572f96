#!/usr/bin/env bash
# Counts the instructions of each generator at n and 4 n, which no other load on the machine changes, and fails where
# four times the text takes more than 4.5 times as many: bash tests/linear/steps.sh [SHARE] [NAME…]
#
# What is steeper than that is counted at 16 n, too: what an empty site takes is known to a million instructions or two,
# and only growth that stays is growth.
#
# SHARE of the sizes is taken, one tenth without it, since each instruction is counted one by one. It asks for valgrind.
# Without names it takes all generators, siblings included: about an hour for a share of 0.1.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."
command -v valgrind >/dev/null || { echo "please install valgrind" >&2; exit 1; }
share=${1:-0.1}
shift || true

# Only our own code is compiled anew; it takes a fraction of the steps then.
program=$(cargo test --locked --config profile.dev.opt-level=1 --test linear --no-run --message-format=json |
  sed -n 's/.*"name":"linear".*"executable":"\([^"]*\)".*/\1/p')
[ -n "$program" ] || { echo "the test can't be compiled" >&2; exit 1; }

# steps NAME SIZE: the instructions of one site
steps() {
  local said
  said=$(VAZBA_LINEAR="$1:$2" RAYON_NUM_THREADS=1 valgrind --tool=cachegrind --cache-sim=no \
    --cachegrind-out-file=/dev/null "$program" --ignored --exact one_site 2>&1) ||
    { printf '%s at %s failed:\n%s\n' "$1" "$2" "$said" >&2; return 1; }
  sed -n 's/.*I *refs: *//p' <<<"$said" | tr -d ,
}

# growth NAME SIZE ONCE FOURFOLD: shows how much more four times the text takes, and whether that is too much
growth() {
  # A million is less than reading the configuration takes: what is below says nothing of growth.
  awk -v name="$1" -v size="$2" -v once="$3" -v fourfold="$4" 'BEGIN {
    growth = fourfold / (once < 1e6 ? 1e6 : once)
    printf "%-34s n = %6d  %8.1f  %8.1f million steps  × %.2f%s\n", name, size, once / 1e6, fourfold / 1e6, growth,
      (growth > 4.5 ? "  TOO STEEP" : "")
    exit growth > 4.5 }'
}

base=$(steps words 0)
status=0
while IFS=: read -r name size; do
  if [ "$#" -gt 0 ] && ! printf '%s\n' "$@" | grep -qxF -- "$name"; then continue; fi
  size=$(awk -v size="$size" -v share="$share" 'BEGIN { n = int(size * share); print n < 10 ? 10 : n }')
  once=$(steps "$name" "$size")
  fourfold=$(steps "$name" $((4 * size)))
  growth "$name" "$size" $((once - base)) $((fourfold - base)) && continue
  more=$(steps "$name" $((16 * size)))
  growth "$name" $((4 * size)) $((fourfold - base)) $((more - base)) || status=1
done < <("$program" --ignored --nocapture list | sed -n 's/^generator //p')
exit "$status"
