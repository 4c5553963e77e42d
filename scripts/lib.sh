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
