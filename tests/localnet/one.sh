# shellcheck shell=bash
# Tests with one validator. Sourced by tests/localnet/run.sh.

# A chain of this version starts, knows its accounts, moves coins; its binary needs nothing of Go's.
sends_coins() {
  local version=$1 chain=${1//./-} wasmd
  equal "$(localnet "$chain" start --wasmd "$version" --port-base "$PORT_BASE" --block-ms 200)" "$TMP/$chain/localnet.json"
  wasmd=$(field "$chain" .wasmd.binary)
  equal "v$("$wasmd" version 2>&1)" "$version"
  equal "$(env HOME=/nonexistent GOMODCACHE=/nonexistent "$wasmd" query wasm libwasmvm-version --home "$TMP/none" | cut -d. -f1)" \
    "$([[ $version == v0.54.* ]] && echo 2 || echo 3)"
  readelf -d "$wasmd" | grep -q 'runpath: .*[$]ORIGIN' || fail "the binary does not look for libwasmvm beside itself"
  equal "$(send "$chain")" 0
  equal "$("$wasmd" keys show alice -a --keyring-backend test --home "$TMP/keys")" "$(field "$chain" '.accounts[0].address')"
  equal "$(balance "$chain" 0) $(balance "$chain" 1)" "999999999000 1000000001000"
  localnet "$chain" wipe
  [[ ! -e $TMP/$chain ]] || fail "wipe left $TMP/$chain"
}

starts_once() {
  local pid
  localnet one start --port-base "$PORT_BASE" --block-ms 200 >/dev/null
  pid=$(node one 0 pid)
  equal "$(localnet one start)" "$TMP/one/localnet.json"
  equal "$(node one 0 pid)" "$pid"
  refused "was made with --validators 1, not 4" "$LOCALNET" start --home "$TMP/one" --chain-id one --validators 4
  refused "runs with other ports or another gas price; stop it first" \
    "$LOCALNET" start --home "$TMP/one" --chain-id one --port-base $((PORT_BASE + 50))
  equal "$(field one '[.rpc, .denom, .otherDenom, .prefix, .gasPrice, (.accounts | length)] | join(" ")')" \
    "http://127.0.0.1:$((PORT_BASE + 1)) stake other wasm 0stake 8"
}

# What was on the chain stays, whatever ended its node.
goes_on_after_stop_and_kill() {
  local height stranger
  equal "$(send one)" 0
  height=$(node one 0 height)
  localnet one stop
  equal "$(node one 0 running)" false

  sleep 600 &
  stranger=$!
  echo "$stranger" >"$TMP/one/node0/pid" # as after a crash of the machine: the number belongs to someone else now
  equal "$(node one 0 running)" false
  localnet one stop
  localnet one start >/dev/null
  kill "$stranger" || fail "ended a process that is no node"
  (($(node one 0 height) > height)) || fail "does not go on from height $height"

  localnet one kill 0
  equal "$(node one 0 running)" false
  refused "node 0 does not run" "$LOCALNET" kill 0 --home "$TMP/one"
  refused "no node 1: this chain has nodes 0 to 0" "$LOCALNET" kill 1 --home "$TMP/one"
  refused "only start changes it" "$LOCALNET" restart 0 --home "$TMP/one" --port-base $((PORT_BASE + 50))
  localnet one restart 0
  height=$(node one 0 height)
  await reached one 0 $((height + 1))
  localnet one restart 0 # of a running node
  equal "$(balance one 1)" 1000000001000
}

asks_for_fees() {
  localnet one stop
  localnet one start --min-gas-price 0.025 --port-base $((PORT_BASE + 20)) >/dev/null
  equal "$(field one '.gasPrice + " " + .rpc')" "0.025stake http://127.0.0.1:$((PORT_BASE + 21))"
  equal "$(send one)" 13 # insufficient fee
  equal "$(send one --gas 200000 --fees 5000stake)" 0
  equal "$(balance one 0)" $((1000000000000 - 1000 - 1000 - 5000))
  localnet one stop
  localnet one start >/dev/null
  equal "$(field one .gasPrice)" 0.025stake
}

refuses_taken_ports() {
  local pid
  pid=$(node one 0 pid)
  refused "port $((PORT_BASE + 20)) (p2p of node 2) is taken by pid $pid: $(field one .wasmd.binary) start --home $TMP/one/node0" \
    "$LOCALNET" start --home "$TMP/two" --chain-id two --validators 4 --port-base "$PORT_BASE"
  [[ ! -e $TMP/two ]] || fail "made a chain that cannot start"
  localnet two start --port-base "$PORT_BASE" --block-ms 200 >/dev/null
  equal "$(ask two 0 status | jq -r .result.node_info.network) $(ask one 0 status | jq -r .result.node_info.network)" "two one"
  localnet two stop
  localnet one stop
  localnet one start --port-base "$PORT_BASE" >/dev/null
  refused "(p2p of node 0) is taken by pid $(node one 0 pid)" "$LOCALNET" start --home "$TMP/two" --chain-id two
  localnet two start --port-base $((PORT_BASE + 10)) >/dev/null
  localnet two wipe
}

# Listens nowhere but on 127.0.0.1, and holds no file that was open in the program that started it.
keeps_to_loopback_and_to_itself() {
  local pid inodes
  localnet one stop
  exec 7>"$TMP/lock"
  flock 7
  localnet one start >/dev/null
  flock -u 7
  exec 7>&-
  flock -n "$TMP/lock" true || fail "the node keeps its caller's lock"
  pid=$(node one 0 pid)
  [[ -z $(find "/proc/$pid/fd" -lname "$TMP/lock") ]] || fail "the node keeps its caller's file open"
  inodes=$(find "/proc/$pid/fd" -lname 'socket:*' -printf '%l ' | tr -c '0-9 ' ' ')
  equal "$(cat /proc/net/tcp /proc/net/tcp6 2>/dev/null | awk -v inodes=" $inodes" '
    $4 == "0A" && index(inodes, " " $10 " ") { listening++; if ($2 !~ /^0100007F:/) elsewhere++ }
    END { print listening + 0, elsewhere + 0 }')" "3 0"
}

# A start that is killed while it makes the chain leaves no chain; the next one makes it.
survives_an_interrupted_start() {
  local pid
  "$LOCALNET" start --home "$TMP/half" --chain-id half --port-base $((PORT_BASE + 10)) --block-ms 200 >/dev/null 2>&1 &
  pid=$!
  await test -d "$TMP/.half.localnet-half-made/node0/config"
  kill -KILL "$pid"
  wait "$pid" 2>/dev/null || true
  [[ ! -e $TMP/half ]] || fail "half a chain is taken for a chain"
  mkdir "$TMP/half" # an empty folder is as good as none
  localnet half start --port-base $((PORT_BASE + 10)) --block-ms 200 >/dev/null
  await reached half 0 2
  localnet half wipe
  equal "$(find "$TMP" -maxdepth 1 -name '*half*')" ""
}

deletes_only_chains() {
  mkdir "$TMP/mine"
  touch "$TMP/mine/file"
  refused "is not empty and holds no chain" "$LOCALNET" start --home "$TMP/mine" --port-base $((PORT_BASE + 10))
  refused "holds no chain of scripts/localnet; not deleted" "$LOCALNET" wipe --home "$TMP/mine"
  mkdir "$TMP/one.new"
  localnet one wipe
  [[ -f $TMP/mine/file && -d $TMP/one.new ]] || fail "deleted what is not a chain"
  localnet one wipe # nothing to do is no failure
}
