#!/usr/bin/env bash
# Writes schema/: the JSON schema of every contract (allora-<contract>.json) and the catalogue of events (events.json).
#   scripts/schema.sh            writes them
#   scripts/schema.sh --check    writes them elsewhere, and fails when schema/ is not the same
set -euo pipefail
cd "$(dirname "$0")/.."
. scripts/lib.sh

contracts=(topic-registry staking synthesis rewards)
check=
case ${1:-} in
  '') ;;
  --check) check=1 ;;
  *) die "unknown option $1; use --check or nothing" ;;
esac

need_rust
root=$PWD
fresh=$(mktemp -d)
trap 'rm -rf "$fresh"' EXIT

# Writes one contract's schema to $fresh. The program writes to schema/ where it is run, with a folder of parts.
contract_schema() {
  local package=allora-$1 work=$fresh/work
  mkdir "$work"
  (cd "$work" && cargo run --quiet --locked --manifest-path "$root/Cargo.toml" -p "$package" --features schema \
    --bin "$package-schema" >/dev/null)
  [ -f "$work/schema/$package.json" ] || die "$package-schema wrote no schema/$package.json"
  mv "$work/schema/$package.json" "$fresh/"
  rm -rf "$work"
}

for contract in "${contracts[@]}"; do
  contract_schema "$contract"
done
cargo run --quiet --locked -p allora-interfaces --example events >"$fresh/events.json"

if [ -n "$check" ]; then
  diff -ru schema "$fresh" || die "schema/ is not what the code says: run scripts/schema.sh and commit what it writes"
  echo "schema/ is up to date"
else
  rm -rf schema
  mkdir schema
  cp "$fresh"/*.json schema/
  echo "wrote $(cd schema && echo *.json)"
fi
