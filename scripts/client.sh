#!/usr/bin/env bash
# Writes packages/client/src/generated/: clients, messages and types of the contracts from schema/, their events, their errors' codes.
#   scripts/client.sh            writes it
#   scripts/client.sh --check    writes it elsewhere, and fails when packages/client/src/generated/ is not the same
set -euo pipefail
cd "$(dirname "$0")/.."
. scripts/lib.sh

generated=packages/client/src/generated
check=
case ${1:-} in
  '') ;;
  --check) check=1 ;;
  *) die "unknown option $1; use --check or nothing" ;;
esac

command -v node >/dev/null || die "node is missing: install Node 20 or newer, then run this again"
[ -d node_modules/@cosmwasm/ts-codegen ] || die "the packages are missing: run npm ci, then this again"

if [ -n "$check" ]; then
  fresh=$(mktemp -d)
  trap 'rm -rf "$fresh"' EXIT
  node packages/client/scripts/generate.mjs . "$fresh/generated"
  diff -ru "$generated" "$fresh/generated" || die "$generated is not what schema/ says: run scripts/client.sh and commit what it writes"
  echo "$generated is up to date"
else
  node packages/client/scripts/generate.mjs . "$generated"
  echo "wrote $generated"
fi
