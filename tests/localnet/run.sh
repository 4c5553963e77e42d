#!/usr/bin/env bash
# Tests scripts/localnet, on real chains: `tests/localnet/run.sh [VERSION..]`, by default with every version it knows.
# Uses ports from $PORT_BASE (28700) upwards. Builds what the cache does not have.
# shellcheck source-path=SCRIPTDIR
set -euo pipefail
shopt -s inherit_errexit
cd "$(dirname "$0")/../.."

TMP=$(mktemp -d)
PORT_BASE=${PORT_BASE:-28700}
LOCALNET=$PWD/scripts/localnet
VERSIONS=("$@")
((${#VERSIONS[@]})) || mapfile -t VERSIONS < <(ls scripts/wasmd)

cleanup() {
  local status=$? home
  if ((status)); then
    printf '%s failed with status %s; the last messages:\n' "${TEST:-run.sh}" "$status"
    tail -n 10 "$TMP/messages"
  fi >&2
  for home in "$TMP"/*/settings; do
    [[ ! -f $home ]] || "$LOCALNET" wipe --home "$(dirname "$home")" 2>/dev/null || true
  done
  rm -rf "$TMP"
}
trap cleanup EXIT

# shellcheck source=lib.sh
source tests/localnet/lib.sh
# shellcheck source=build.sh
source tests/localnet/build.sh
# shellcheck source=one.sh
source tests/localnet/one.sh
# shellcheck source=four.sh
source tests/localnet/four.sh

run says_what_is_wrong_with_the_command_line
run names_a_missing_program
run names_what_a_build_lacks
run builds_once_for_many_and_after_an_interruption
for version in "${VERSIONS[@]}"; do run sends_coins "$version"; done
run starts_once
run goes_on_after_stop_and_kill
run asks_for_fees
run refuses_taken_ports
run keeps_to_loopback_and_to_itself
run survives_an_interrupted_start
run deletes_only_chains
run survives_one_dead_validator_of_four
echo "all passed in $SECONDS s"
