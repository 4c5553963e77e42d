#!/usr/bin/env bash
# Passes every test of the workspace. From a cold start most of the time is compilation.
set -euo pipefail
cd "$(dirname "$0")/.."
. scripts/lib.sh

need_rust
step "tests" cargo test --workspace --locked
