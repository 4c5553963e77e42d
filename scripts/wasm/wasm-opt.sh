# wasm-opt: npm's binaryen, which is JavaScript and wasm, kept in the cache; or $WASM_OPT. Sourced by
# scripts/build-wasm.sh.

wasm_opt=''

# The lock file says which bytes are taken, wherever they come from.
find_wasm_opt() {
  local pins=$root/scripts/wasm/binaryen folder
  folder=$cache/binaryen-$(cat "$pins"/package*.json | sha256 | cut -c 1-16)
  wasm_opt=${WASM_OPT:-$folder/node_modules/.bin/wasm-opt}
  [ ! -x "$wasm_opt" ] || return 0
  [ -z "${WASM_OPT:-}" ] || die "WASM_OPT is not a program: $WASM_OPT"
  note "npm ci of scripts/wasm/binaryen"
  mkdir -p "$folder"
  cp "$pins"/package*.json "$folder/"
  limited npm ci --prefix "$folder" --ignore-scripts --no-audit --no-fund --loglevel=error >&2 ||
    die "npm could not install what $pins/package-lock.json says; or set WASM_OPT to a wasm-opt"
}

# Makes a module smaller: optimise FROM TO. `--mvp-features` adds nothing that a chain refuses, and fails where it is already there.
optimise() {
  local from=$1
  if [ -z "$library" ]; then
    to_mvp "$1" "$1.mvp"
    from=$1.mvp
  fi
  # Twice, since each pass leaves something for the others. A contract's first 1,024 bytes are the end of its stack.
  "$wasm_opt" -Oz --low-memory-unused --optimize-added-constants-propagate --merge-similar-functions \
    -Oz --coalesce-locals-learning --const-hoisting -Oz --const-hoisting \
    --reorder-locals --reorder-globals --reorder-functions --mvp-features --strip-producers --strip-target-features "$from" -o "$2"
}

# Writes instructions newer than the MVP as older ones.
to_mvp() {
  "$wasm_opt" --enable-bulk-memory --enable-bulk-memory-opt --enable-sign-ext --enable-mutable-globals \
    --enable-nontrapping-float-to-int --enable-reference-types --enable-multivalue --llvm-memory-copy-fill-lowering \
    --llvm-nontrapping-fptoint-lowering --signext-lowering --strip-target-features "$1" -o "$2"
}
