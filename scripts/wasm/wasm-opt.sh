# wasm-opt: npm's binaryen, which is JavaScript and wasm, kept in the cache; or $WASM_OPT. Sourced by
# scripts/build-wasm.sh.

wasm_opt=''
binaryen=132.0.0

find_wasm_opt() {
  wasm_opt=${WASM_OPT:-$cache/binaryen-$binaryen/node_modules/.bin/wasm-opt}
  [ ! -x "$wasm_opt" ] || return 0
  [ -z "${WASM_OPT:-}" ] || die "WASM_OPT is not a program: $WASM_OPT"
  note "npm install binaryen@$binaryen"
  mkdir -p "$cache/binaryen-$binaryen"
  limited npm install --prefix "$cache/binaryen-$binaryen" --no-audit --no-fund --loglevel=error \
    "binaryen@$binaryen" >&2 || die "npm could not install binaryen@$binaryen; or set WASM_OPT to a wasm-opt"
}

# Makes a module smaller: optimise FROM TO. `--mvp-features` adds nothing that a chain refuses, and fails where it is already there.
optimise() {
  local from=$1
  if [ -z "$library" ]; then
    to_mvp "$1" "$1.mvp"
    from=$1.mvp
  fi
  # Often called functions first: their numbers are shorter.
  "$wasm_opt" -Oz --reorder-functions --mvp-features --strip-producers --strip-target-features "$from" -o "$2"
}

# Writes instructions newer than the MVP as older ones.
to_mvp() {
  "$wasm_opt" --enable-bulk-memory --enable-bulk-memory-opt --enable-sign-ext --enable-mutable-globals \
    --enable-nontrapping-float-to-int --enable-reference-types --enable-multivalue --llvm-memory-copy-fill-lowering \
    --llvm-nontrapping-fptoint-lowering --signext-lowering --strip-target-features "$1" -o "$2"
}
