# shellcheck shell=bash
# Small helpers of scripts/localnet. Sourced, not run.

CACHE=${LOCALNET_CACHE:-${XDG_CACHE_HOME:-$HOME/.cache}/allora-localnet}
DENOM=stake
OTHER_DENOM=other # a second coin, for tests of what a contract does not take; sorts before the first, as the bank wants it

say() { printf 'localnet: %s\n' "$*" >&2; }
die() {
  say "$@"
  exit 1
}

# need <program> <Debian package>
need() { command -v "$1" >/dev/null || die "$1 is missing: install it (Debian and Ubuntu: apt-get install $2), then run this again"; }

# What every command but `build` uses.
need_programs() {
  [[ $(uname -s) == Linux ]] || die "$(uname -s) is not supported: a local chain needs Linux"
  need jq jq
  need curl curl
  need ps procps
  need setsid util-linux
  need flock util-linux
}

# Runs a command without its chatter; shows it when the command fails.
quietly() {
  local output
  output=$("$@" 2>&1) || {
    printf '%s\n' "$output" >&2
    die "failed: $*"
  }
}

# Waits for an exclusive lock on a folder; it is held until the process (and no child of it) ends or `unlock`.
lock() {
  exec {LOCK}<"$1"
  flock -n "$LOCK" && return
  say "another scripts/localnet works in $1; waiting for it"
  flock "$LOCK"
}
unlock() {
  flock -u "$LOCK"
  exec {LOCK}<&-
}

# ---------------------------------------------------------------- one node

port() { echo $((OPT[port-base] + 10 * $1 + $2)); } # port <node> <0 p2p | 1 rpc | 2 grpc>
node_home() { echo "$CHAIN_HOME/node$1"; }
all_nodes() {
  local count=${OPT[validators]}
  seq 0 $((count - 1))
}

# rpc <node> <path>: the node's answer, in JSON
rpc() { curl -sf --noproxy '*' -m 5 "http://127.0.0.1:$(port "$1" 1)/$2"; }

# The height of a node; 0 while it does not answer.
height() {
  local said
  said=$(rpc "$1" status) || said=null
  jq -r '.result.sync_info.latest_block_height // 0' <<<"$said"
}

# The pid of a node if that very node is running: its pid file may be stale and the pid taken by someone else.
live_pid() {
  local pid file
  file=$(node_home "$1")/pid
  [[ -s $file ]] || return 1
  pid=$(<"$file")
  [[ $(ps -ww -p "$pid" -o args= 2>/dev/null) == *"--home $(node_home "$1") "* ]] || return 1
  echo "$pid"
}

live_nodes() {
  local i
  for i in $(all_nodes); do
    if live_pid "$i" >/dev/null; then echo "$i"; fi
  done
}

# ---------------------------------------------------------------- ports

# Who listens on a port of this machine, as far as this user may know: "pid 12: program arguments".
listener() {
  local inode path pid
  inode=$({ cat /proc/net/tcp /proc/net/tcp6 2>/dev/null || true; } |
    awk -v port="$(printf ":%04X" "$1")" '$4 == "0A" && substr($2, length($2) - 4) == port { inode = $10 } END { print inode }')
  [[ -n $inode ]] || return 0
  path=$(find /proc/[0-9]*/fd -lname "socket:\[$inode\]" -print -quit 2>/dev/null) || true
  pid=${path#/proc/} pid=${pid%%/*}
  [[ -z $pid ]] || echo "pid $pid: $(ps -ww -p "$pid" -o args= | cut -c1-200)"
}

# Ends with a message when a port of one of these nodes is taken.
need_ports() {
  local i kind number who kinds=(p2p rpc grpc)
  for i in "$@"; do
    for kind in 0 1 2; do
      number=$(port "$i" "$kind")
      if (exec 3<>"/dev/tcp/127.0.0.1/$number") 2>/dev/null; then
        who=$(listener "$number")
        die "port $number (${kinds[kind]} of node $i) is taken by ${who:-another process}; end that, or choose other ports with --port-base (now ${OPT[port-base]})"
      fi
    done
  done
}
