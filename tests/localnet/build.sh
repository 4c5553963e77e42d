# shellcheck shell=bash
# Tests of the command line and of `build`. Sourced by tests/localnet/run.sh.

says_what_is_wrong_with_the_command_line() {
  refused "unknown command begin" "$LOCALNET" begin
  refused "unknown option --validator;" "$LOCALNET" start --validator 4
  refused "--home needs a value" "$LOCALNET" start --home
  refused "--validators 0: must be a number from 1" "$LOCALNET" start --validators 0
  refused "--port-base 65530: ports must lie between" "$LOCALNET" start --validators 2 --port-base 65530
  refused "--min-gas-price 0.025stake: must be a decimal number" "$LOCALNET" start --min-gas-price 0.025stake
  refused "--wasmd v0.1.0: no such version; there are v0.54.9 v0.61.14" "$LOCALNET" start --wasmd v0.1.0
  refused "no chain at $TMP/none" "$LOCALNET" status --home "$TMP/none"
}

names_a_missing_program() {
  local program path
  for program in jq curl ps setsid flock; do
    path=$(path_without "$program")
    refused "$program is missing: install it" env PATH="$path" "$LOCALNET" start --home "$TMP/none"
  done
  [[ ! -e $TMP/none ]] || fail "made a chain without flock"
}

# Writes a program `go` that pretends to be a version: it "builds" a shell script, slowly when $TMP/slow exists, and
# counts builds in $TMP/builds.
pretend_go() {
  local folder=$TMP/go-$1
  mkdir -p "$folder"
  cat >"$folder/go" <<SCRIPT
#!/usr/bin/env bash
case "\$1 \${2:-}" in
  "env GOVERSION") echo "go$1" ;;
  "env CC") echo "$2" ;;
  "build "*)
    while [[ \$1 != -o ]]; do shift; done
    echo '#!/bin/sh' >"\$2"
    echo \$\$ >>"$TMP/builds"
    while [[ -e $TMP/slow ]]; do sleep 0.05; done
    echo 'echo 0.0.0' >>"\$2" && chmod +x "\$2"
    ;;
  "list "*) mkdir -p "$TMP/wasmvm/api" && touch "$TMP/wasmvm/api/libwasmvm.\$(uname -m).so" && echo "$TMP/wasmvm/api" ;;
esac
SCRIPT
  chmod +x "$folder/go"
  echo "$folder"
}

# build <folder of go> : builds into an empty cache
build() { env PATH="$1:$PATH" LOCALNET_CACHE="$TMP/cache" "$LOCALNET" build; }

names_what_a_build_lacks() {
  local path
  path=$(path_without go)
  refused "Go is missing: install Go 1.24.0 or newer (https://go.dev/dl)" \
    env PATH="$path" LOCALNET_CACHE="$TMP/cache" "$LOCALNET" build
  refused "Go 1.23.9 is too old: wasmd v0.61.14 needs 1.24.0 or newer" build "$(pretend_go 1.23.9 cc)"
  refused "no C compiler (no-such-compiler): install gcc" build "$(pretend_go 1.99.1 no-such-compiler)"
}

builds_once_for_many_and_after_an_interruption() {
  local go i pid orphan binary builders=()
  go=$(pretend_go 1.99.0 sh)
  touch "$TMP/slow"
  env PATH="$go:$PATH" LOCALNET_CACHE="$TMP/cache" "$LOCALNET" build >/dev/null 2>&1 &
  pid=$!
  await test -s "$TMP/builds"
  kill -KILL "$pid"
  wait "$pid" 2>/dev/null || true
  compgen -G "$TMP/cache/bin/wasmd-*" >/dev/null && fail "an interrupted build left a binary"

  orphan=$(<"$TMP/builds") # it outlives its parent, and must not hold the lock or spoil what is built now
  rm "$TMP/builds"
  for i in 1 2 3; do
    build "$go" >"$TMP/built-$i" 2>/dev/null &
    builders+=($!)
  done
  await test -s "$TMP/builds"
  rm "$TMP/slow"
  for pid in "${builders[@]}"; do wait "$pid" || fail "one of three builds at once failed"; done
  equal "$(wc -l <"$TMP/builds")" 1
  binary=$(<"$TMP/built-1")
  equal "$(<"$TMP/built-2") $(<"$TMP/built-3")" "$binary $binary"
  equal "$("$binary")" 0.0.0
  equal "$(ls -A "$TMP/cache/bin")" "$(basename "$(dirname "$binary")")"
  [[ -f $(dirname "$binary")/libwasmvm.$(uname -m).so ]] || fail "no libwasmvm beside the binary"
  await test ! -e "/proc/$orphan"
  rm -r "$TMP/cache"
}
