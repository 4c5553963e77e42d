#!/usr/bin/env bash
# Passes every test, in tiers; says at the end which ran, and which it skipped for lack of which program.
#
#   workspace   unit tests, properties, scenarios, conformance: needs Rust
#   client      types and tests of the TypeScript client: needs Node
#   vm          the built wasm in the real VM, and its gas against docs/gas.json: needs Rust and Node
#   chain       a real wasmd: deployment, cosmjs, crashes (scripts/e2e.sh): needs Rust, Node, Go, curl, jq
#
#   scripts/test.sh                   all that this machine can run
#   scripts/test.sh workspace vm      these only; a missing program is an error
#   scripts/test.sh --without chain   all but these
#   scripts/test.sh --strict          all, and a missing program is an error
set -euo pipefail
cd "$(dirname "$0")/.."
. scripts/lib.sh

# What serves the next change makes the first compilation longer.
export CARGO_INCREMENTAL=${CARGO_INCREMENTAL:-0}

tiers=(workspace client vm chain)
asked=()
without=()
strict=
while [ $# -gt 0 ]; do
  case $1 in
    -h | --help) sed -n '2,/^set -euo/p' "$0" | sed '$d; s/^# \{0,1\}//' && exit 0 ;;
    --strict) strict=1 ;;
    --without) shift && without+=("${1:?--without needs the name of a tier}") ;;
    *) asked+=("$1") && strict=1 ;;
  esac
  shift
done
for name in "${asked[@]}" "${without[@]}"; do
  one_of "$name" "${tiers[@]}" || die "no tier is called $name; there are: ${tiers[*]}"
done

# What a tier needs that is not there, in words; nothing when all is there.
lacks() {
  case $1 in
    workspace) ;;
    client) lacks_node ;;
    vm) lacks_node ;;
    chain) lacks_node && lacks_go && lacks_program curl && lacks_program jq ;;
  esac
}

run_workspace() {
  step "workspace" cargo test --workspace --locked
  step "a contract of somebody else" cargo test --manifest-path tests/consumer/Cargo.toml --locked
}

run_client() {
  step "packages of the client" need_node_packages
  step "client: generated part" scripts/client.sh --check
  step "client: build" npm run --silent build -w allora-client
  step "client: tests" npm test --silent -w allora-client
}

run_vm() {
  step "artifacts" scripts/build-wasm.sh
  (
    cd tests/vm
    step "vm: tests" cargo test --release --locked
    step "vm: gas" cargo run --release --locked --quiet -- --check
  )
}

run_chain() { step "chain" scripts/e2e.sh; }

need_rust
ran=()
skipped=()
for tier in "${tiers[@]}"; do
  if one_of "$tier" "${without[@]}" || { [ ${#asked[@]} -gt 0 ] && ! one_of "$tier" "${asked[@]}"; }; then
    skipped+=("$tier: not asked for")
    continue
  fi
  missing=$(lacks "$tier")
  if [ -n "$missing" ]; then
    [ -z "$strict" ] || die "tier $tier cannot run: $missing"
    skipped+=("$tier: $missing")
    continue
  fi
  "run_$tier"
  ran+=("$tier")
done

printf '\npassed: %s\n' "${ran[*]:-nothing}"
for line in "${skipped[@]}"; do printf 'skipped %s\n' "$line"; done
