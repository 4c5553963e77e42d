#!/usr/bin/env bash
# Weighs every message of the built contracts in the real VM.
#   scripts/gas.sh            writes docs/gas.json and docs/gas.md
#   scripts/gas.sh --check    fails when a figure grew by more than 3 %
set -euo pipefail
cd "$(dirname "$0")/.."
. scripts/lib.sh

need_rust
scripts/build-wasm.sh
cd tests/vm
exec cargo run --release --locked --quiet -- "$@"
