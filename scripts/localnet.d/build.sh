# shellcheck shell=bash
# The wasmd binary. Sourced by scripts/localnet.

PINS=$(dirname "$PARTS")/wasmd

# The binary finds libwasmvm beside itself, so that its folder can be moved and Go's module cache be cleared.
ldflags() {
  local package=github.com/cosmos/cosmos-sdk/version
  # shellcheck disable=SC2016 # $ORIGIN is for the dynamic linker
  echo "-s -w -X $package.Name=wasm -X $package.AppName=wasmd -X $package.Version=${1#v}" '-extldflags=-Wl,-rpath,$ORIGIN'
}

# The folder of a version's binary, named after all that makes the binary what it is.
wasmd_folder() {
  local key
  key=$({ cat "$PINS/$1/go.mod" "$PINS/$1/go.sum"; ldflags "$1"; uname -m; } | sha256sum | cut -c1-12)
  echo "$CACHE/bin/wasmd-$1-$key"
}

# in_pins <version> <go arguments>: go there, taking the pins as they are
in_pins() {
  local version=$1
  shift
  (cd "$PINS/$version" && GOFLAGS="${GOFLAGS:-} -mod=readonly" GOWORK=off CGO_ENABLED=1 go "$@")
}

# Ends with a message unless Go is new enough for the pins (or can fetch a Go that is) and can compile C.
need_go() {
  local minimum found compiler
  minimum=$(awk '$1 == "go" { print $2; exit }' "$PINS/$1/go.mod")
  command -v go >/dev/null || die "Go is missing: install Go $minimum or newer (https://go.dev/dl), then run this again"
  found=$(in_pins "$1" env GOVERSION) || die "this Go cannot build wasmd $1: install Go $minimum or newer (https://go.dev/dl)"
  found=${found#go} found=${found%% *}
  [[ $(printf '%s\n' "$minimum" "$found" | sort -V | head -n 1) == "$minimum" ]] ||
    die "Go $found is too old: wasmd $1 needs $minimum or newer (https://go.dev/dl)"
  compiler=$(in_pins "$1" env CC)
  command -v "${compiler%% *}" >/dev/null || die "no C compiler (${compiler%% *}): install gcc (Debian and Ubuntu: apt-get install gcc), then run this again"
}

# Compiles a version and puts its folder in place in one step: an interrupted build leaves nothing that looks built.
compile() {
  local version=$1 folder=$2 new library from=$SECONDS
  rm -rf "$CACHE"/bin/.new.*
  new=$(mktemp -d "$CACHE/bin/.new.XXXXXX")
  say "building wasmd $version: minutes the first time"
  (exec {LOCK}<&-; in_pins "$version" build -trimpath -ldflags "$(ldflags "$version")" -o "$new/wasmd" github.com/CosmWasm/wasmd/cmd/wasmd >&2) ||
    die "wasmd $version does not build; see the lines above"
  library=$(in_pins "$version" list -deps -f '{{if eq .Name "api"}}{{.Dir}}{{end}}' github.com/CosmWasm/wasmd/cmd/wasmd | grep /wasmvm/)
  install -m 755 "$library/libwasmvm.$(uname -m).so" "$new/"
  library=$("$new/wasmd" query wasm libwasmvm-version) || die "the new wasmd $version does not run on this machine"
  chmod 755 "$new"
  rm -rf "$folder"
  mv -T "$new" "$folder"
  say "built wasmd $version with libwasmvm $library in $((SECONDS - from)) s"
}

# Prints the path of a version's binary; compiles it when the cache does not have it.
build() {
  local folder
  folder=$(wasmd_folder "$1")
  if [[ ! -x $folder/wasmd ]]; then
    [[ $(uname -s) == Linux ]] || die "$(uname -s) is not supported: a local chain needs Linux"
    need flock util-linux
    need_go "$1"
    mkdir -p "$CACHE/bin"
    lock "$CACHE/bin"
    [[ -x $folder/wasmd ]] || compile "$1" "$folder" # whoever had the lock may have built it
    unlock
  fi
  echo "$folder/wasmd"
}

build_wanted() {
  local version
  if [[ ${OPT[all]} == yes ]]; then
    for version in "$PINS"/*/; do build "$(basename "$version")"; done
  else
    build "${OPT[wasmd]}"
  fi
}
