#!/usr/bin/env bash
# Builds the program as it is released: bash release/build.sh [CARGO OPTIONS…]
#
# Whoever builds the same commit by the same compiler for the same system gets the same bytes, wherever the sources
# and the libraries lie: no path of this machine gets into the program, and what cargo is told by the environment
# counts for nothing. Prints the path of the program and its SHA-256.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

cargo_home=${CARGO_HOME:-$HOME/.cargo}
target=${CARGO_TARGET_DIR:-$PWD/target}
sysroot=$(rustc --print sysroot)
unset RUSTFLAGS CARGO_BUILD_RUSTFLAGS
# Between flags stands the unit separator, so a path may hold blanks. Of two that fit, rustc takes the last.
flags=(
  --remap-path-prefix="$sysroot=/rust"
  --remap-path-prefix="$cargo_home=/cargo"
  --remap-path-prefix="$PWD=/vazba"
  --remap-path-prefix="$target=/target"
)
CARGO_ENCODED_RUSTFLAGS=$(IFS=$'\x1f'; printf '%s' "${flags[*]}")
export CARGO_ENCODED_RUSTFLAGS CARGO_INCREMENTAL=0 CARGO_TARGET_DIR=$target
export CARGO_PROFILE_DIST_DEBUG=false CARGO_PROFILE_DIST_STRIP=symbols CARGO_PROFILE_DIST_CODEGEN_UNITS=1 CARGO_PROFILE_DIST_LTO=fat

cargo build --locked --profile dist "$@"

program=$target/dist/vazba
for path in "$cargo_home" "$PWD" "$target" "$HOME"; do
  if grep --quiet --text --fixed-strings -- "$path/" "$program"; then
    printf 'release/build.sh: a path of this machine is in the program: %s\n' "$path" >&2
    exit 1
  fi
done
sha256sum -- "$program"
