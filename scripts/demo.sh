#!/usr/bin/env bash
# Plays the prediction network on the series that comes with it, prints the table and draws the picture.
# Arguments go to `allora-simulator run` (try --help).
set -euo pipefail
cd "$(dirname "$0")/.."
. scripts/lib.sh

need_rust
step "build the simulator" cargo build --release --locked -p allora-simulator
exec "${CARGO_TARGET_DIR:-target}/release/allora-simulator" run "$@"
