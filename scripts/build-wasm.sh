#!/usr/bin/env bash
# Compiles contracts to wasm that every chain from wasmvm 1.5 to 3.0 takes, and looks through what came out:
# OUT/<contract>.wasm, OUT/checksums.txt (of sha256sum) and OUT/toolchain.txt (what compiled it).
#
#   scripts/build-wasm.sh [options] [WORKSPACE]     WORKSPACE: a cargo workspace; without it this repository
#
#   -o, --out DIR         where the artifacts go (WORKSPACE/artifacts)
#   -p, --package NAME    only this contract; also one that the workspace depends on, such as cw20-base
#   --toolchain MODE      whose compiler and std: auto, rustup, debian or prebuilt (auto: the first that works)
#   --max-bytes N         the size that a contract may have (614400)
#
# A contract is a member of the workspace whose library is a cdylib. Std, Debian's compiler and wasm-opt are kept
# in $WASM_CACHE (~/.cache/allora-wasm); $WASM_OPT names a wasm-opt to use instead of npm's binaryen.
#
# It is more than `cargo build --target wasm32-unknown-unknown`, because
# * since Rust 1.87 that target, and the std that rustup ships for it, use instructions that no chain takes: std is
#   compiled here once, for the instruction set of 2017 (the MVP);
# * cargo leaves `lto` out for a library that is cdylib and rlib: contracts are compiled one by one, as cdylib. That
#   also keeps the feature `library`, which a contract has where others depend on it, out of its artifact.
set -euo pipefail
here=$PWD
cd "$(dirname "$0")/.."
root=$PWD
. scripts/lib.sh
. scripts/wasm/toolchain.sh
. scripts/wasm/debian.sh
. scripts/wasm/std.sh
. scripts/wasm/wasm-opt.sh
. scripts/wasm/contract.sh

out='' mode=auto max_bytes=614400 workspace='' packages=()
while [ $# -gt 0 ]; do
  case $1 in
    -h | --help) sed -n '2,/^set -euo/{s/^# \{0,1\}//p;}' scripts/build-wasm.sh && exit ;;
    -o | --out | -p | --package | --toolchain | --max-bytes) [ $# -gt 1 ] || die "$1 takes a value; see --help" ;;
    -*) die "unknown option $1; see --help" ;;
    *) [ -z "$workspace" ] || die "one workspace at a time, not $workspace and $1" ;;
  esac
  case $1 in
    -o | --out) out=$2 && shift ;;
    -p | --package) packages+=("$2") && shift ;;
    --toolchain) mode=$2 && shift ;;
    --max-bytes) max_bytes=$2 && shift ;;
    *) workspace=$1 ;;
  esac
  shift
done
workspace=$(cd "$here" && cd "${workspace:-$root}" && pwd) || die "name a folder that is there"
[ -f "$workspace/Cargo.toml" ] || die "no Cargo.toml in $workspace"
out=$(cd "$here" && mkdir -p "${out:-$workspace/artifacts}" && cd "${out:-$workspace/artifacts}" && pwd)
cache=${WASM_CACHE:-${XDG_CACHE_HOME:-$HOME/.cache}/allora-wasm}
mkdir -p "$cache"

need_rust
command -v node >/dev/null || die "node is missing: install Node 20 or newer (https://nodejs.org), then run this again"
# Nothing but what these scripts say may reach the compiler.
unset RUSTFLAGS CARGO_ENCODED_RUSTFLAGS CARGO_BUILD_RUSTFLAGS CARGO_BUILD_TARGET RUSTC RUSTC_WRAPPER \
  RUSTC_WORKSPACE_WRAPPER RUSTC_BOOTSTRAP

[ -z "${CARGO_TARGET_DIR:-}" ] || CARGO_TARGET_DIR=$(cd "$here" && mkdir -p "$CARGO_TARGET_DIR" && cd "$CARGO_TARGET_DIR" && pwd)

find_toolchain
find_linker
find_wasm_opt
[ -z "$library" ] || build_std
note "$("$rustc" -V), std $std_from, $("$wasm_opt" --version)"
list_contracts
for contract in "${contracts[@]}"; do
  step "${contract%% *}" build_contract $contract
done
write_identity
cat "$out/checksums.txt"
