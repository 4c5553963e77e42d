# Shared by the scripts of this folder. Sourced, not run.

# The oldest compiler that builds the workspace: `rust-version` in Cargo.toml.
rust_minimum() { sed -n 's/^rust-version = "\(.*\)"$/\1/p' Cargo.toml; }

# Ends with a message that says what to do, unless a new enough Rust is there.
need_rust() {
  local minimum found
  minimum=$(rust_minimum)
  command -v cargo >/dev/null ||
    die "cargo is missing: install Rust $minimum or newer (https://rustup.rs), then run this again"
  found=$(rustc --version | awk '{print $2}')
  [ "$(printf '%s\n%s\n' "$minimum" "${found%%-*}" | sort -V | head -n 1)" = "$minimum" ] ||
    die "Rust $found is too old: this needs $minimum or newer (rustup update stable)"
  # Some of the simulator's dependencies have build scripts and procedural macros, which are linked.
  command -v cc >/dev/null || die "no C linker (cc): install gcc or clang, then run this again"
}

die() {
  printf '%s: %s\n' "$(basename "$0")" "$1" >&2
  exit 1
}

# Says what is being done, and how long it took: step "what" command...
step() {
  local what=$1 from=$SECONDS
  shift
  printf '\n== %s\n' "$what"
  "$@"
  printf '== %s: %d s\n' "$what" $((SECONDS - from))
}

# one_of <word> <list...>
one_of() {
  local word=$1 other
  shift
  for other in "$@"; do [ "$word" != "$other" ] || return 0; done
  return 1
}

# lacks_program <name>: says what to do unless it is there.
lacks_program() { command -v "$1" >/dev/null || echo "$1 is missing: install it"; }

# The oldest Node that the client runs on: `engines` in package.json.
lacks_node() {
  local minimum found
  minimum=$(sed -n 's/.*"node": ">=\([0-9]*\)".*/\1/p' package.json)
  if ! command -v node >/dev/null || ! command -v npm >/dev/null; then
    echo "Node is missing: install Node $minimum or newer with npm (https://nodejs.org)"
    return
  fi
  found=$(node -p 'process.versions.node.split(".")[0]')
  [ "$found" -ge "$minimum" ] || echo "Node $found is too old: install Node $minimum or newer"
}

# The oldest Go that builds the local chain: the `go` line of its modules.
lacks_go() {
  local minimum found
  minimum=$(sed -n 's/^go \([0-9.]*\)$/\1/p' scripts/wasmd/*/go.mod | sort -V | tail -n 1)
  command -v go >/dev/null || { echo "Go is missing: install Go $minimum or newer (https://go.dev)" && return; }
  found=$(go env GOVERSION | sed 's/^go//')
  [ "$(printf '%s\n%s\n' "$minimum" "$found" | sort -V | head -n 1)" = "$minimum" ] ||
    echo "Go $found is too old: install Go $minimum or newer"
}

# Installs what package-lock.json pins, unless it is there.
need_node_packages() {
  [ node_modules/.package-lock.json -nt package-lock.json ] || npm ci --no-audit --no-fund --loglevel=error
}

# Runs a program of the client from where the caller is, installed and compiled first when it is not:
# run_client <program> <arguments...>
run_client() {
  local here=$PWD program=$1 root problem dist
  shift
  root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
  dist=$root/packages/client/dist
  cd "$root"
  problem=$(lacks_node)
  [ -z "$problem" ] || die "$problem"
  need_node_packages >&2
  [ -f "$dist/index.js" ] && [ -z "$(find packages/client/src packages/client/tsconfig.json -newer "$dist/index.js" -print -quit)" ] ||
    npm run --silent build -w allora-client >&2
  cd "$here"
  exec node "$dist/bin/$program.js" "$@"
}
