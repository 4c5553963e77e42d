#!/usr/bin/env bash
# Plays the prediction network through its contracts, on the series that comes with it: prints the tables and draws the
# picture. Arguments go to `allora-simulator run` (try --help); files are named from where you are.
set -euo pipefail
here=$PWD
cd "$(dirname "$0")/.."
. scripts/lib.sh

need_rust
step "build the simulator" cargo build --release --locked -p allora-simulator
program=$(realpath "${CARGO_TARGET_DIR:-target}/release/allora-simulator")
cd "$here"
exec "$program" run "$@"
