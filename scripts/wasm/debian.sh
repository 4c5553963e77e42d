# A compiler and the source of its std from Debian's packages, unpacked into the cache: nothing is installed. For
# machines whose rustup cannot download. Sourced by scripts/build-wasm.sh.

use_debian() {
  command -v apt-get >/dev/null && command -v dpkg-deb >/dev/null || return 1
  if [ ! -f "$cache/debian/complete" ]; then
    unpack_debian || return 1
  fi
  rustc=$cache/debian/rustc std_from="compiled from Debian's source"
  library=$(echo "$cache"/debian/root/usr/src/rustc-*/library)
  [ -f "$library/std/Cargo.toml" ]
}

# The version that apt would install; nothing where it knows none.
debian_version() { LC_ALL=C apt-cache policy "$1" | sed -n 's/^  Candidate: //p' | grep -v '(none)' || true; }

# Prints compiler, source and version of the newest Rust: newer releases have rustc, older ones rustc-web beside it.
debian_packages() {
  local pair version best='' packages=''
  for pair in 'rustc-web rust-web-src' 'rustc rust-src'; do
    version=$(debian_version "${pair% *}")
    if [ -n "$version" ] && dpkg --compare-versions "$version" ge "$(rust_minimum)" &&
      { [ -z "$best" ] || dpkg --compare-versions "$version" gt "$best"; }; then
      best=$version packages=$pair
    fi
  done
  [ -z "$best" ] || echo "$packages $best"
}

unpack_debian() {
  local compiler source version std package unpacked=$cache/debian/root
  [ -n "$(debian_packages)" ] || limited apt-get update -qq >&2 || return 1
  read -r compiler source version <<<"$(debian_packages)"
  [ -n "$version" ] || return 1
  note "downloading Debian's $compiler and $source $version, about 140 MB"
  rm -rf "$cache/debian"
  mkdir -p "$cache/debian/packages/partial" "$unpacked"
  # With the std it is built for, and --reinstall, so that they come even where they are installed.
  std=$(apt-cache depends "$compiler=$version" | sed -n 's/^ *Depends: \(libstd-rust[^ ]*\)$/\1/p' | head -n 1)
  apt-get -qq -y --no-install-recommends --download-only --reinstall --allow-downgrades -o APT::Sandbox::User=root \
    -o Debug::NoLocking=1 -o Dir::Cache::archives="$cache/debian/packages" \
    install "$compiler=$version" "$source=$version" "$std=$version" >&2 || return 1
  for package in "$cache"/debian/packages/*.deb; do
    case $(basename "$package") in
      "$source"_*) dpkg-deb --fsys-tarfile "$package" | tar -x -C "$unpacked" --wildcards './usr/src/*/library/*' ;;
      gcc* | cpp* | binutils* | libc6* | libc-* | linux-libc*) ;; # the machine's own are used
      *) dpkg-deb -x "$package" "$unpacked" ;;
    esac
  done
  rm -rf "$cache/debian/packages"
  write_debian_rustc "$unpacked" >"$cache/debian/rustc"
  chmod +x "$cache/debian/rustc"
  "$cache/debian/rustc" -V >&2 || return 1
  touch "$cache/debian/complete"
}

# The compiler with its own libraries.
write_debian_rustc() {
  cat <<END
#!/bin/sh
export LD_LIBRARY_PATH="$(debian_libraries "$1")\${LD_LIBRARY_PATH:+:\$LD_LIBRARY_PATH}"
exec "$1/usr/bin/rustc" "\$@"
END
}

debian_libraries() { echo "$1/usr/lib/x86_64-linux-gnu:$1/usr/lib/aarch64-linux-gnu:$1/usr/lib/llvm/lib"; }

# The lld of the unpacked compiler's LLVM, downloaded when it is not there yet; nothing without an unpacked compiler.
debian_linker() {
  local unpacked=$cache/debian/root llvm
  [ -f "$cache/debian/complete" ] || return 0
  if ! ls "$unpacked"/usr/bin/wasm-ld* >/dev/null 2>&1; then
    llvm=$(basename "$(ls "$unpacked"/usr/lib/*/libLLVM.so.* | head -n 1)" | sed 's/^libLLVM.so.\([0-9]*\).*/\1/')
    (cd "$cache/debian" && limited apt-get download -o APT::Sandbox::User=root "lld-$llvm" >&2 &&
      dpkg-deb -x "lld-$llvm"_*.deb root && rm -f "lld-$llvm"_*.deb) || return 0
  fi
  ls "$unpacked"/usr/bin/wasm-ld* | head -n 1
}
