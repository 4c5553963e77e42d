#!/usr/bin/env bash
# The suite on a real chain, from nothing: builds the contracts, a contract of somebody else, a token, wasmd and the client;
# then starts local chains, deploys, and plays stories through cosmjs.
#
#   scripts/e2e.sh              all of it
#   scripts/e2e.sh FILTER..     only test files whose name has one of these: native, cw20, gas, ..
#   scripts/e2e.sh --gas        measures gas, and writes docs/gas-chain.json anew
#
# Artifacts go to artifacts/ (or $ARTIFACTS), binaries of wasmd to the cache of scripts/localnet, where they are kept. Needs Rust,
# Node, Go, a C compiler, curl and jq. The stories take 13 minutes; before that, from a cold start, a quarter of an hour of
# compilation.
set -euo pipefail
cd "$(dirname "$0")/.."
. scripts/lib.sh

filters=("$@")
case ${1:-} in
  -h | --help) sed -n '2,/^set -euo/p' "$0" | sed '$d; s/^# \{0,1\}//' && exit 0 ;;
  --gas) export GAS_WRITE=1 && filters=(gas) ;;
  -*) die "unknown option $1; see --help" ;;
esac

need_rust
for problem in "$(lacks_node)" "$(lacks_go)" "$(lacks_program curl)" "$(lacks_program jq)"; do
  [ -z "$problem" ] || die "$problem"
done

export ARTIFACTS=${ARTIFACTS:-$PWD/artifacts}
consumer=$ARTIFACTS/consumer
target=$(realpath -m "${CARGO_TARGET_DIR:-target}")
export CARGO_TARGET_DIR=$target # the workspaces share what they compile

# What the chains keep goes with them; nodes outlive whoever started them.
E2E_HOME=$(mktemp -d)
export E2E_HOME
end_chains() {
  local home
  for home in "$E2E_HOME"/*/; do
    [ ! -f "$home/settings" ] || scripts/localnet wipe --home "$home" || true
  done
  rm -rf "$E2E_HOME"
}
trap end_chains EXIT
trap 'exit 130' INT
trap 'exit 143' TERM

step "contracts" scripts/build-wasm.sh --out "$ARTIFACTS"
step "a contract of somebody else" scripts/build-wasm.sh tests/consumer --out "$consumer"
step "a token, a multisig" scripts/build-wasm.sh tests/consumer --package cw20-base --package cw3-flex-multisig --out "$consumer"
step "replay" cargo build --release --locked --quiet -p allora-simulator
export SIMULATOR=$target/release/allora-simulator
step "wasmd" scripts/localnet build --all
step "packages" need_node_packages
step "client" npm run --silent build -w allora-client
step "types of the tests" npm run --silent check -w allora-e2e
step "stories" npm run --silent stories -w allora-e2e -- ${filters[@]+"${filters[@]}"}
