# Compiles std for the instruction set of 2017 (MVP), once for every compiler, into $sysroot. Sourced by
# scripts/build-wasm.sh, after find_toolchain.

sysroot=''

build_std() {
  local key folder
  key=$({ "$rustc" -vV && cat "$root/scripts/wasm/std.sh"; } | sha256 | cut -c 1-16)
  sysroot=$cache/std-$key
  [ ! -d "$sysroot" ] || return 0
  note "compiling std for the MVP, half a minute"
  folder=$sysroot.$$
  rm -rf "$folder"
  mkdir -p "$folder/src" "$folder/sysroot/lib/rustlib/$target/lib"
  compile_std "$folder"
  cp "$folder/target/$target/release/deps/"*.rlib "$folder/sysroot/lib/rustlib/$target/lib/"
  # Another run may have been quicker.
  [ -d "$sysroot" ] || mv "$folder/sysroot" "$sysroot"
  rm -rf "$folder"
}

compile_std() {
  local offline=() flags=(-Ctarget-cpu=mvp -Cembed-bitcode=yes -Zforce-unstable-if-unmarked)
  # A panic is a trap, without text: our code has none, and texts and places of those it might have are a twentieth of a
  # contract. To crates on top it is the std of `panic = "abort"`.
  flags+=('--cfg=panic="immediate-abort"' -Aexplicit_builtin_cfgs_in_flags)
  # Below the package's folder, so that cargo names it by a path which is the same everywhere.
  ln -s "$library" "$1/library"
  cp "$library/Cargo.lock" "$1/Cargo.lock"
  echo '#![no_std]' >"$1/src/lib.rs"
  write_std_manifest >"$1/Cargo.toml"
  write_no_demangler "$1"
  if [ -d "$library/vendor" ]; then # Debian's source comes with std's dependencies
    offline=(--offline --config 'source.crates-io.replace-with="vendored-sources"'
      --config "source.vendored-sources.directory=\"$library/vendor\"")
  fi
  flags+=("--remap-path-prefix=$library=/rustc/library" "--remap-path-prefix=$1/library=/rustc/library"
    "--remap-path-prefix=$(cargo_home)=/cargo")
  # RUSTC_BOOTSTRAP lets a stable compiler compile its own std; it is set here only.
  (cd "$1" && env RUSTC="$rustc" RUSTC_BOOTSTRAP=1 __CARGO_DEFAULT_LIB_METADATA=std CARGO_TARGET_DIR="$1/target" \
    CARGO_ENCODED_RUSTFLAGS="$(join_flags "${flags[@]}")" \
    cargo build --quiet --release --target "$target" -p std -p proc_macro ${offline[@]+"${offline[@]}"} >&2) ||
    die "std could not be compiled"
}

# `optimize_for_size`: small sorts and number formatting; nothing of it is where a contract spends its gas.
write_std_manifest() {
  cat <<'END'
[package]
name = "std-for-contracts"
version = "0.0.0"
edition = "2021"

[dependencies]
std = { path = "library/std", default-features = false, features = ["compiler-builtins-mem", "optimize_for_size"] }
proc_macro = { path = "library/proc_macro" }

[patch.crates-io]
rustc-std-workspace-core = { path = "library/rustc-std-workspace-core" }
rustc-std-workspace-alloc = { path = "library/rustc-std-workspace-alloc" }
rustc-std-workspace-std = { path = "library/rustc-std-workspace-std" }
rustc-demangle = { path = "no-demangler" }

[profile.release]
codegen-units = 1
opt-level = "z"
debug = false
panic = "abort"

[workspace]
exclude = ["library", "no-demangler"]
END
}

# Std's backtraces make names of functions readable: 18 KB, in a module that has neither names nor backtraces.
write_no_demangler() {
  local version
  version=$(sed -n '/^name = "rustc-demangle"$/{n;s/^version = "\(.*\)"$/\1/p;}' "$1/Cargo.lock")
  mkdir -p "$1/no-demangler/src"
  cat >"$1/no-demangler/Cargo.toml" <<END
[package]
name = "rustc-demangle"
version = "$version"
edition = "2021"

[dependencies]
core = { version = "1", optional = true, package = "rustc-std-workspace-core" }

[features]
rustc-dep-of-std = ["core"]
END
  cat >"$1/no-demangler/src/lib.rs" <<'END'
#![no_std]
use core::{convert::Infallible, fmt, marker::PhantomData};

#[derive(Debug)]
pub struct Demangle<'a>(Infallible, PhantomData<&'a str>);

pub struct TryDemangleError;

pub fn try_demangle(_: &str) -> Result<Demangle<'_>, TryDemangleError> {
    Err(TryDemangleError)
}

impl<'a> Demangle<'a> {
    pub fn as_str(&self) -> &'a str {
        match self.0 {}
    }
}

impl fmt::Display for Demangle<'_> {
    fn fmt(&self, _: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.0 {}
    }
}
END
}

cargo_home() { cd "${CARGO_HOME:-$HOME/.cargo}" && pwd; }

# As CARGO_ENCODED_RUSTFLAGS wants them, so that paths may hold spaces.
join_flags() {
  local IFS=$'\x1f'
  echo "$*"
}
