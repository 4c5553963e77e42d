#!/usr/bin/env bash
# Sends random messages by random actors to the whole suite, as `cargo test -p properties` does, for as long as wanted:
# life after life of a network, each audited after every message.
#
#   EVENTS=1000000   so many messages at least
#   SEED=1           which
#   JOBS=1           so many lives at a time
#   LIFE=            only the life of this number: lives it again and, where it fails, looks for the shortest that does
#
# Progress is on stderr; the last line on stdout is `soak: N events, V violations`. Ends with status 1 if there was one;
# each is reported with what lives it again.
set -euo pipefail
cd "$(dirname "$0")/.."
. scripts/lib.sh

case ${1:-} in
  "") ;;
  -h | --help) sed -n '2,/^set -euo/p' "$0" | sed '$d; s/^# \{0,1\}//' && exit 0 ;;
  *) die "there is no argument $1; events and seed are in the environment, see --help" ;;
esac

need_rust
cargo build --release --locked --quiet -p properties --bin soak >&2
exec "${CARGO_TARGET_DIR:-target}/release/soak"
