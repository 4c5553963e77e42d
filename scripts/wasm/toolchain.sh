# The compiler, the source of its std, and a linker for wasm. Sourced by scripts/build-wasm.sh, which sets $mode,
# $workspace and $cache. Sets
#   $rustc     the compiler
#   $library   the source of its std; empty where only the compiled std is there (mode prebuilt)
#   $std_from  the same in words
#   $linker    a linker for wasm

rustc='' library='' std_from='' linker=''
target=wasm32-unknown-unknown

note() { printf 'build-wasm: %s\n' "$*" >&2; }

# Runs what downloads: where there is no network it would hang.
limited() {
  if command -v timeout >/dev/null; then timeout "${WASM_NET_TIMEOUT:-300}" "$@"; else "$@"; fi
}

sha256() {
  if command -v sha256sum >/dev/null; then sha256sum "$@"; else shasum -a 256 "$@"; fi
}

find_toolchain() {
  case $mode in
    rustup) use_rustup || die "rustup has no source of std: rustup component add rust-src" ;;
    debian) use_debian || die "no compiler could be had from Debian's packages; try --toolchain rustup" ;;
    prebuilt) use_prebuilt || die "no compiled std: rustup target add $target" ;;
    auto)
      use_rustup || use_debian || use_prebuilt ||
        die "found no way to compile for $target: with rustup, run rustup component add rust-src"
      ;;
    *) die "--toolchain is auto, rustup, debian or prebuilt, not $mode" ;;
  esac
}

# The compiler in use, and the source of its std from rustup.
use_rustup() {
  local sysroot
  sysroot=$(cd "$workspace" && rustc --print sysroot) || return 1
  if [ ! -f "$sysroot/lib/rustlib/src/rust/library/std/Cargo.toml" ]; then
    command -v rustup >/dev/null || return 1
    note "adding the source of std: rustup component add rust-src"
    (cd "$workspace" && limited rustup component add rust-src >&2) || return 1
  fi
  rustc=$sysroot/bin/rustc library=$sysroot/lib/rustlib/src/rust/library
  std_from="compiled from rustup's source"
  [ -f "$library/std/Cargo.toml" ] && [ -x "$rustc" ]
}

# The compiler in use with the std that is compiled for newer chains: wasm-opt takes its instructions back to the MVP. Costs
# some gas, since a copy of memory becomes a loop, and size.
use_prebuilt() {
  local libraries
  if command -v rustup >/dev/null; then
    (cd "$workspace" && limited rustup target add "$target" >&2) || return 1
  fi
  libraries=$(cd "$workspace" && rustc --print target-libdir --target "$target") || return 1
  ls "$libraries"/libstd-*.rlib >/dev/null 2>&1 || return 1
  rustc=$(cd "$workspace" && rustc --print sysroot)/bin/rustc library=''
  std_from="as rustup compiled it, taken back to the MVP"
}

# The linker that comes with a compiler; nothing where it has none.
linker_of() {
  local sysroot host
  sysroot=$("$1" --print sysroot) host=$("$1" -vV | sed -n 's/^host: //p')
  [ ! -x "$sysroot/lib/rustlib/$host/bin/rust-lld" ] || echo "$sysroot/lib/rustlib/$host/bin/rust-lld"
}

find_linker() {
  local candidate
  for candidate in "$(linker_of "$rustc")" "$(linker_of rustc)" "$(debian_linker)" wasm-ld \
    wasm-ld-{22,21,20,19,18}; do
    if [ -n "$candidate" ] && command -v "$candidate" >/dev/null; then
      linker=$(command -v "$candidate")
      return
    fi
  done
  die "no linker for wasm: install a toolchain with rustup, or lld (wasm-ld)"
}
