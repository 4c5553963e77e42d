# shellcheck shell=bash
# Helpers of tests/localnet/run.sh. Sourced, not run.

# run <test> [arguments]: a test is a function; it passes when it ends
run() {
  local from=$SECONDS
  TEST=$*
  "$@"
  printf 'ok  %-55s %3d s\n' "$TEST" $((SECONDS - from))
}

fail() {
  printf 'FAILED in %s: %s\n' "$TEST" "$*" >&2
  exit 1
}

# localnet <chain> <arguments>: scripts/localnet for a chain of these tests
localnet() {
  local chain=$1
  shift
  "$LOCALNET" "$@" --chain-id "$chain" --home "$TMP/$chain" 2>>"$TMP/messages"
}

# refused <text> <command..>: the command must fail and say the text
refused() {
  local text=$1 said
  shift
  if said=$("$@" 2>&1); then fail "did not fail: $*"; fi
  [[ $said == *"$text"* ]] || fail "'$said' does not say '$text'"
}

# equal <value> <expected>
equal() { [[ $1 == "$2" ]] || fail "'$1' instead of '$2'"; }

# field <chain> <jq filter>: from localnet.json
field() { jq -r "$2" "$TMP/$1/localnet.json"; }

# node <chain> <node> <field>: from `status --json`
node() { localnet "$1" status --json | jq -r ".nodes[$2].$3"; }

# ask <chain> <node> <path>: the answer of a node's RPC
ask() { curl -sf --noproxy '*' "$(field "$1" ".nodes[$2].rpc")/$3"; }

# await <command..>: until it succeeds, at most a minute
await() {
  local tries
  for ((tries = 0; tries < 600; tries++)); do
    if "$@" 2>/dev/null; then return; fi
    sleep 0.1
  done
  fail "not within a minute: $*"
}

# reached <chain> <node> <height>
reached() {
  local height
  height=$(node "$1" "$2" height)
  [[ $height != null ]] && ((height >= $3))
}

# send <chain> [flags]: the first account sends 1000 to the second; prints the result code of the transaction
send() {
  local chain=$1 wasmd keys=$TMP/keys sent hash
  shift
  wasmd=$(field "$chain" .wasmd.binary)
  "$wasmd" keys show alice --keyring-backend test --home "$keys" >/dev/null 2>&1 ||
    "$wasmd" keys add alice --recover --keyring-backend test --home "$keys" >/dev/null 2>&1 \
      <<<"$(field "$chain" .accountsMnemonic)"
  sent=$("$wasmd" tx bank send alice "$(field "$chain" '.accounts[1].address')" "1000$(field "$chain" .denom)" --yes \
    --chain-id "$chain" --node "$(field "$chain" .rpc)" --keyring-backend test --home "$keys" --output json "$@")
  if [[ $(jq .code <<<"$sent") != 0 ]]; then
    jq .code <<<"$sent"
    return
  fi
  hash=$(jq -r .txhash <<<"$sent")
  await ask "$chain" 0 "tx?hash=0x$hash" >"$TMP/tx"
  jq .result.tx_result.code "$TMP/tx"
}

# balance <chain> <account number>
balance() {
  "$(field "$1" .wasmd.binary)" query bank balance "$(field "$1" ".accounts[$2].address")" "$(field "$1" .denom)" \
    --node "$(field "$1" .rpc)" --output json | jq -r .balance.amount
}

# path_without <program>: a PATH with all that scripts/localnet uses but that program
path_without() {
  local folder=$TMP/without-$1 program
  mkdir -p "$folder"
  for program in bash realpath dirname basename sed ls tr uname jq curl ps setsid flock go cc gcc cat sha256sum cut awk sort head mkdir mktemp rm; do
    [[ $program == "$1" ]] || ! command -v "$program" >/dev/null || ln -sf "$(command -v "$program")" "$folder/$program"
  done
  echo "$folder"
}
