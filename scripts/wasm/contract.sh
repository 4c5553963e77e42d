# Which contracts there are, and how one is built. Sourced by scripts/build-wasm.sh.

contracts=() target_dir=''

# Sets $contracts to pairs "package library", and $target_dir. What --package names may be any package that the
# workspace depends on; without it, the workspace's own.
list_contracts() {
  local metadata deps=(--no-deps)
  [ ${#packages[@]} -eq 0 ] || deps=(--filter-platform "$target")
  metadata=$(cd "$workspace" && cargo metadata --format-version 1 --locked "${deps[@]}") ||
    die "cargo cannot read $workspace; is its Cargo.lock there and new?"
  target_dir=${CARGO_TARGET_DIR:-$(node -p 'JSON.parse(fs.readFileSync(0)).target_directory' <<<"$metadata")}/wasm-artifacts
  local lines
  lines=$(node -e '
    const wanted = process.argv.slice(1);
    const contracts = JSON.parse(fs.readFileSync(0)).packages.flatMap((package) =>
      package.targets
        .filter((target) => target.crate_types.includes("cdylib"))
        .filter(() => wanted.length === 0 || wanted.includes(package.name))
        .map((target) => ({ name: package.name, line: `${package.name} ${target.name.replaceAll("-", "_")}` })));
    const missing = wanted.filter((name) => contracts.filter((contract) => contract.name === name).length !== 1);
    if (missing.length > 0) throw `no package, or more than one, with a cdylib: ${missing.join(", ")}`;
    for (const contract of contracts) console.log(contract.line);
  ' ${packages[@]+"${packages[@]}"} <<<"$metadata") || die "$workspace does not have what --package names"
  [ -n "$lines" ] || die "no library of $workspace is a cdylib"
  while IFS= read -r line; do contracts+=("$line"); done <<<"$lines"
}

# build_contract PACKAGE LIBRARY
build_contract() {
  local package=$1 file=$2.wasm
  local compiled=$target_dir/$target/release/$file
  # The profile is the workspace's, with what every contract needs on top.
  (cd "$workspace" && env RUSTC="$rustc" CARGO_TARGET_DIR="$target_dir" \
    CARGO_ENCODED_RUSTFLAGS="$(contract_flags)" CARGO_PROFILE_RELEASE_LTO=true CARGO_PROFILE_RELEASE_CODEGEN_UNITS=1 \
    CARGO_PROFILE_RELEASE_PANIC=abort CARGO_PROFILE_RELEASE_OPT_LEVEL=z \
    CARGO_PROFILE_RELEASE_OVERFLOW_CHECKS=true CARGO_PROFILE_RELEASE_DEBUG=false \
    CARGO_PROFILE_RELEASE_STRIP=true CARGO_PROFILE_RELEASE_INCREMENTAL=false \
    cargo rustc --quiet --locked --release --lib -p "$package" --crate-type cdylib --target "$target")
  optimise "$compiled" "$target_dir/$file"
  cargo run --quiet --locked -p allora-wasm-scan -- --max-bytes "$max_bytes" "$target_dir/$file" ||
    die "$file is refused; $out is left as it was"
  cp "$target_dir/$file" "$out/"
}

contract_flags() {
  # Only the functions that a VM offers may stay undefined.
  local flags=(-Ctarget-cpu=mvp "-Clinker=$linker" -Clink-arg=-s
    "-Clink-arg=--allow-undefined-file=$root/packages/wasm-scan/host-functions.txt")
  # Everything for size: LLVM inlines what is smaller inlined only, and says once what several branches or functions say.
  # Half a MiB of stack, where std has one: addresses above it have a byte less.
  flags+=(-Cllvm-args=-inline-threshold=1 -Cllvm-args=-enable-gvn-sink -Cllvm-args=-ir-outliner
    -Clink-arg=-zstack-size=524288)
  # Paths stand in the texts of panics: the same bytes whatever the folders. Of two that fit the later counts.
  flags+=("--remap-path-prefix=$workspace=/code" "--remap-path-prefix=$root=/code"
    "--remap-path-prefix=$(cargo_home)=/cargo")
  [ -z "$library" ] || flags+=("--sysroot=$sysroot" "--remap-path-prefix=$library=/rustc/library"
    "--remap-path-prefix=$sysroot=/sysroot")
  join_flags "${flags[@]}"
}

# Checksums of all artifacts in the folder, and what compiled the newest.
write_identity() {
  (cd "$out" && sha256 -- *.wasm >checksums.txt)
  {
    "$rustc" -V
    echo "std $std_from"
    LD_LIBRARY_PATH=$(debian_libraries "$cache/debian/root") "$linker" -flavor wasm --version || basename "$linker"
    "$wasm_opt" --version
  } 2>/dev/null >"$out/toolchain.txt"
}
