# shellcheck shell=bash
# Starts and ends nodes, and waits for them. Sourced by scripts/localnet.

peers() {
  local i list=()
  for i in $(all_nodes); do list+=("${NODE_IDS[i]}@127.0.0.1:$(port "$i" 0)"); done
  (IFS=, && echo "${list[*]}")
}

# Starts a node's process. It keeps nothing of ours open: a caller's lock or pipe must not live as long as the node.
# gRPC stays on although most clients talk RPC: without it the node does not offer its transaction service, and every
# simulation ("auto" fee) fails with "unknown query path".
launch() {
  local i=$1 home peers fd pid
  home=$(node_home "$i")
  peers=$(peers)
  (
    for fd in "/proc/$BASHPID/fd/"*; do
      fd=${fd##*/}
      ((fd <= 2 || fd == 255)) || exec {fd}>&-
    done
    exec setsid "$WASMD" start --home "$home" --log_no_color --minimum-gas-prices "${OPT[min-gas-price]}$DENOM" \
      --rpc.laddr "tcp://127.0.0.1:$(port "$i" 1)" --p2p.laddr "tcp://127.0.0.1:$(port "$i" 0)" \
      --p2p.persistent_peers "$peers" --p2p.pex=false \
      --grpc.enable=true --grpc.address "127.0.0.1:$(port "$i" 2)" --grpc-web.enable=false --api.enable=false \
      --state-sync.snapshot-interval 0 >>"$home/node.log" 2>&1 </dev/null
  ) &
  pid=$!
  echo "$pid" >"$home/pid"
  # until wasmd is there in place of the shell, nobody would recognise the node
  while kill -0 "$pid" 2>/dev/null && ! live_pid "$i" >/dev/null; do sleep 0.02; done
}

# ---------------------------------------------------------------- waiting

# give_up <node> <what>: ends with the last lines of the node's log
give_up() {
  tail -n 5 "$(node_home "$1")/node.log" >&2
  die "$2; its log is $(node_home "$1")/node.log"
}

# await_height <node> <height>
await_height() {
  local reached limit=${OPT[wait]}
  while reached=$(height "$1" 2>/dev/null); ((reached < $2)); do
    live_pid "$1" >/dev/null || give_up "$1" "node $1 has ended by itself"
    ((SECONDS < limit)) || give_up "$1" "node $1 is at height $reached after $limit s (--wait), not yet at $2"
    sleep 0.1
  done
}

# The greatest height among nodes.
top_height() {
  local i reached top=0
  for i in "$@"; do
    reached=$(height "$i" 2>/dev/null)
    ((reached <= top)) || top=$reached
  done
  echo "$top"
}

# Waits until all nodes answer and have one block more than any had by then: the chain is moving.
await_blocks() {
  local i top nodes
  mapfile -t nodes < <(all_nodes)
  for i in "${nodes[@]}"; do await_height "$i" 1; done
  top=$(top_height "${nodes[@]}")
  for i in "${nodes[@]}"; do await_height "$i" $((top + 1)); done
}

# Waits until a node is level with the others that run. `catching_up` turns false some blocks early, so it must also reach
# the height that the others have by then.
await_level() {
  local others limit=${OPT[wait]}
  await_height "$1" 1
  mapfile -t others < <(live_nodes | grep -vx "$1" || true)
  if ((${#others[@]} == 0 && OPT[validators] > 1)); then
    say "node $1 runs alone: no blocks before more than 2/3 of the validators run"
    return
  fi
  until [[ $(rpc "$1" status | jq -r .result.sync_info.catching_up) == false ]]; do
    live_pid "$1" >/dev/null || give_up "$1" "node $1 has ended by itself"
    ((SECONDS < limit)) || give_up "$1" "node $1 still catches up after $limit s (--wait)"
    sleep 0.1
  done
  await_height "$1" "$(top_height "${others[@]}")"
}

# end_nodes <signal> <nodes..>: returns when their processes are gone; SIGKILL for those that ignore the signal for 20 s
end_nodes() {
  local signal=$1 i pid tries
  shift
  for i in "$@"; do
    if pid=$(live_pid "$i"); then kill "-$signal" "$pid" 2>/dev/null || true; fi
  done
  for i in "$@"; do
    for ((tries = 0; tries < 200; tries++)); do
      live_pid "$i" >/dev/null || break
      sleep 0.1
    done
    if pid=$(live_pid "$i"); then
      say "node $i does not end, killing it"
      kill -KILL "$pid" 2>/dev/null || true
    fi
    rm -f "$(node_home "$i")/pid"
  done
}

# ---------------------------------------------------------------- commands

start_chain() {
  local i down=()
  ((${#WORDS[@]} == 0)) || die "start takes no node numbers (it starts all nodes); restart does"
  need_programs
  mkdir -p "$(dirname "$CHAIN_HOME")"
  load_settings || true # for the version; read again under the lock
  WASMD=$(build "${OPT[wasmd]}")
  lock "$(dirname "$CHAIN_HOME")"
  if load_settings; then
    ! changes_running || die "the chain at $CHAIN_HOME runs with other ports or another gas price; stop it first"
  fi
  for i in $(all_nodes); do live_pid "$i" >/dev/null || down+=("$i"); done
  need_ports "${down[@]}"
  if [[ -f $CHAIN_HOME/settings ]]; then save_settings "$CHAIN_HOME"; else create_chain; fi
  for i in "${down[@]}"; do launch "$i"; done
  write_description
  unlock
  await_blocks
  if ((${#down[@]} == 0)); then
    say "${OPT[chain-id]} already runs at height $(height 0)"
  else
    say "${OPT[chain-id]} runs: ${OPT[validators]} node(s), height $(height 0), $(rpc_url 0), after $SECONDS s"
  fi
  echo "$CHAIN_HOME/localnet.json"
}

stop_nodes() {
  local i nodes=()
  for i in $(live_nodes); do
    if ((${#WORDS[@]} == 0)) || [[ " ${WORDS[*]} " == *" $i "* ]]; then nodes+=("$i"); fi
  done
  end_nodes TERM "${nodes[@]}"
  say "stopped ${#nodes[@]} node(s) of ${OPT[chain-id]}"
}

kill_nodes() {
  local i nodes=("${WORDS[@]}")
  if [[ ${OPT[all]} == yes ]]; then mapfile -t nodes < <(live_nodes); fi
  ((${#nodes[@]})) || die "nothing to kill: give numbers of running nodes, or --all; running: $(live_nodes | tr '\n' ' ')"
  for i in "${nodes[@]}"; do live_pid "$i" >/dev/null || die "node $i does not run"; done
  end_nodes KILL "${nodes[@]}"
}

restart_nodes() {
  local i
  ((${#WORDS[@]})) || die "nothing to restart: give node numbers (start starts all that do not run)"
  WASMD=$(build "${OPT[wasmd]}")
  lock "$(dirname "$CHAIN_HOME")"
  end_nodes TERM "${WORDS[@]}"
  need_ports "${WORDS[@]}"
  for i in "${WORDS[@]}"; do launch "$i"; done
  unlock
  for i in "${WORDS[@]}"; do await_level "$i"; done
}

wipe_chain() {
  need_programs
  [[ -d $(dirname "$CHAIN_HOME") ]] || return 0
  lock "$(dirname "$CHAIN_HOME")"
  if load_settings; then
    WORDS=()
    stop_nodes
    rm -rf "$CHAIN_HOME"
  elif [[ -e $CHAIN_HOME ]]; then
    die "$CHAIN_HOME holds no chain of scripts/localnet; not deleted"
  fi
  rm -rf "$CHAIN_HOME.new"
}
