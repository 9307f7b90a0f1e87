#!/usr/bin/env bash
# The one script. Each command sets up what it needs, so every one of them works on a fresh machine.
#
#   ./build.sh serve          build everything and open a local server
#   ./build.sh test           all tests: Rust, TypeScript, and a real browser
#   ./build.sh build          three wasm bundles and the static site in www/dist
#   ./build.sh release        the same as grokscope-site.zip, to be unpacked on any static server
#   ./build.sh dev            the page and its CPU bundle, rebuilt as you edit
#   ./build.sh check          formatters, linters, types
#   ./build.sh cli ARGS       the command-line tool
#   ./build.sh bench | size   how fast, how large
#   ./build.sh setup          only install what is missing
set -euo pipefail
cd "$(dirname "$0")"

# Outside the clone, or every fresh clone would compile burn and its GPU stack again.
CACHE="${GROKSCOPE_CACHE:-${XDG_CACHE_HOME:-$HOME/.cache}/grokscope}"
export CARGO_TARGET_DIR="${CARGO_TARGET_DIR:-$CACHE/target}"
export PATH="$CACHE/tools/bin:$PATH"
# Metrics and weights say what program they come from; a star marks changes that are not committed.
GROKSCOPE_COMMIT="$(git describe --always --dirty='*' --abbrev=12 --exclude='*' 2>/dev/null || true)"
export GROKSCOPE_COMMIT
export PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD=1
WASM=wasm32-unknown-unknown
WASM_PACK_VERSION=0.15.1

say() { printf '\n\033[1m── %s\033[0m\n' "$*"; }
die() { printf '\nbuild.sh: %s\n' "$*" >&2; exit 1; }
have() { command -v "$1" >/dev/null 2>&1; }

# ── setup ─────────────────────────────────────────────────────────────────────────────────────────────────────────────

apt_install() {
  have apt-get || die "$1 is missing and there is no apt-get to install it; install it and try again"
  say "installing $*"
  local sudo=""
  if [ "$(id -u)" -ne 0 ]; then sudo="sudo"; fi
  $sudo apt-get update -q
  $sudo env DEBIAN_FRONTEND=noninteractive apt-get install -q -y --no-install-recommends "$@"
}

setup_rust() {
  have cargo || die "Rust is missing: install Rust 1.95 or later and try again"
  have cc || apt_install gcc libc6-dev
}

# The compiler that builds for wasm: the usual one, or the fallback's.
wasm_rustc() { if [ -f "$CACHE/wasm-rustc" ]; then cat "$CACHE/wasm-rustc"; else command -v rustc; fi; }
has_wasm_std() { compgen -G "$("$1" --print target-libdir --target $WASM 2>/dev/null)/libcore-*.rlib" >/dev/null; }

setup_wasm_target() {
  if has_wasm_std "$(wasm_rustc)"; then return; fi
  say "adding the $WASM target"
  if have rustup && rustup target add $WASM && has_wasm_std "$(wasm_rustc)"; then return; fi
  setup_wasm_target_from_debian
}

# Where rustup's server cannot be reached: Debian's own newer compiler, and its standard library built for wasm once.
setup_wasm_target_from_debian() {
  say "rustup cannot add it: building the standard library with Debian's rustc-web (about a minute)"
  apt_install rustc-web rust-web-src rust-web-llvm lld-22
  local crate="$CACHE/wasm-std"
  mkdir -p "$crate/src"
  : > "$crate/src/lib.rs"
  printf '[package]\nname = "wasm-std"\nversion = "0.0.0"\nedition = "2021"\n[workspace]\n' > "$crate/Cargo.toml"
  # Bitcode, or LTO of the bundles fails later.
  (cd "$crate" && RUSTFLAGS="-C embed-bitcode=yes" RUSTC=/usr/bin/rustc RUSTC_BOOTSTRAP=1 CARGO_TARGET_DIR="$crate/target" \
    cargo build -Zbuild-std=std,panic_abort --target $WASM --release)
  local lib=/usr/lib/rustlib/$WASM/lib sudo=""
  if [ "$(id -u)" -ne 0 ]; then sudo="sudo"; fi
  $sudo mkdir -p "$lib"
  find "$crate/target/$WASM/release/deps" -name '*.rlib' ! -name 'libwasm_std*' -exec $sudo cp {} "$lib/" \;
  echo /usr/bin/rustc > "$CACHE/wasm-rustc"
  # cargo does not notice that a standard library has changed under it (E0463).
  rm -rf "${CARGO_TARGET_DIR:?}/$WASM"
}

wasm_bindgen_version() { sed -n 's/^wasm-bindgen = "=\(.*\)"/\1/p' src/web/Cargo.toml; }

setup_wasm_tools() {
  local version; version="$(wasm_bindgen_version)"
  if [ "$(wasm-bindgen --version 2>/dev/null)" != "wasm-bindgen $version" ]; then
    say "installing wasm-bindgen $version (a few minutes)"
    # The crate and its tool must be the same version. Not --locked: its lock file names a withdrawn crate.
    cargo install wasm-bindgen-cli --version "$version" --root "$CACHE/tools" --target-dir "$CACHE/tools/target"
  fi
  if ! have wasm-pack; then
    say "installing wasm-pack (a few minutes)"
    cargo install wasm-pack --version $WASM_PACK_VERSION --root "$CACHE/tools" --target-dir "$CACHE/tools/target"
  fi
}

setup_node() {
  have npm || apt_install nodejs npm
  if [ node_modules/.package-lock.json -nt package-lock.json ]; then return; fi
  say "installing the page's packages"
  # Not `npm ci`: it refuses where a registry does not carry every platform's optional binaries. This installs the
  # locked versions all the same, and leaves the lock file alone.
  npm install --no-save --no-audit --no-fund --loglevel=error
  touch node_modules/.package-lock.json
}

setup_browser() {
  have chromium || apt_install chromium fonts-dejavu-core
  # Most browser tests are faster in it, and all of them pass without it.
  if ! have chromium-headless-shell && have apt-get; then
    apt_install chromium-headless-shell || say "testing in Chromium's windows instead"
  fi
}

setup_web() { setup_rust; setup_wasm_target; setup_wasm_tools; setup_node; }

cmd_setup() { setup_web; setup_browser; say "everything is installed"; }

# ── bundles and site ──────────────────────────────────────────────────────────────────────────────────────────────────

# One wasm bundle into www/pkg/: `bundle cpu`, `study` or `gpu`, by default with the profile of that name.
bundle() {
  local backend="$1" profile="${2:-web-$1}" pkg="$PWD/www/pkg/$1" built
  built="$CARGO_TARGET_DIR/$WASM/$profile"
  say "compiling the $backend bundle"
  mkdir -p "$built"
  local rustc; rustc="$(wasm_rustc)"
  # The wrapper notes what the compiler was really told, for the guard.
  PATH="$(dirname "$rustc"):$PATH" RUSTC="$rustc" RUSTC_WORKSPACE_WRAPPER="$PWD/src/web/note-flags.sh" \
    NOTE_FLAGS_IN="$built/flags-of-" \
    wasm-pack --quiet build src/web --target web --mode no-install --no-opt --no-pack --profile "$profile" \
    --out-dir "$pkg" -- --features "$backend"
  node src/web/guard.mjs "$profile" "$built/grokscope_web.wasm" "$built/flags-of-grokscope_web"
}

# Shrinks a bundle in place. Its result is kept by the hash of its input: npm's wasm-opt is itself wasm, and slow.
optimize() {
  local wasm="www/pkg/$1/grokscope_web_bg.wasm" level="$2" kept
  kept="$CACHE/wasm-opt/$(sha256sum "$wasm" | cut -c1-32)$level.wasm"
  if [ ! -f "$kept" ]; then
    say "optimising the $1 bundle (wasm-opt $level)"
    mkdir -p "$CACHE/wasm-opt"
    # Features by name: with --all-features wasm-opt writes an import form that Chromium refuses.
    npx wasm-opt "$level" --enable-simd --enable-bulk-memory --enable-reference-types --enable-multivalue \
      --enable-mutable-globals --enable-sign-ext --enable-nontrapping-float-to-int --strip-debug --strip-producers \
      "$wasm" -o "$kept.part"
    mv "$kept.part" "$kept"
  fi
  cp "$kept" "$wasm"
}

build_cpu() { bundle cpu; optimize cpu -O3; }
# The CPU's engine with lenses, sweeps and figures: what is loaded when somebody wants them.
build_study() { bundle study web-cpu; optimize study -O3; }
build_gpu() { bundle gpu; optimize gpu -Oz; }

cmd_build() {
  setup_web
  build_cpu
  build_study
  build_gpu
  say "building the page"
  npm run --silent vite:build
  say "the site is in www/dist: plain files for any static server, from any sub-path"
}

cmd_release() {
  cmd_build
  src/web/pack.sh www/dist grokscope-site.zip
  say "grokscope-site.zip is ready: unpack it on any static server"
}

cmd_serve() {
  cmd_build
  npm run --silent vite:preview -- --port "${PORT:-4173}" "$@"
}

cmd_dev() {
  setup_web
  bundle cpu web-dev
  bundle study web-dev
  [ -f www/pkg/gpu/grokscope_web.js ] || bundle gpu
  rebuild_on_change &
  trap "kill $! 2>/dev/null" EXIT
  npm run --silent vite:dev -- "$@"
}

# Vite reloads the page when the page's files change, the compiled ones included; this compiles them.
rebuild_on_change() {
  local stamp="$CACHE/dev-stamp"
  touch "$stamp"
  while sleep 1; do
    if [ -n "$(find src Cargo.toml -newer "$stamp" -print -quit)" ]; then
      touch "$stamp"
      { bundle cpu web-dev && bundle study web-dev; } || say "that did not compile; waiting for the next change"
    fi
  done
}

# ── quality ───────────────────────────────────────────────────────────────────────────────────────────────────────────

cmd_check() {
  setup_rust; setup_wasm_target; setup_node
  say "formatting"
  cargo fmt --all --check
  say "clippy, host"
  cargo clippy -p grokscope -p grokscope-arithmetic --all-targets --features grokscope/types -- -D warnings
  say "clippy, wasm32"
  local backend rustc; rustc="$(wasm_rustc)"
  for backend in cpu study gpu; do
    PATH="$(dirname "$rustc"):$PATH" cargo clippy -p grokscope-web --target $WASM --features $backend -- -D warnings
  done
  say "documentation"
  RUSTDOCFLAGS="-D warnings" cargo doc --quiet --no-deps -p grokscope -p grokscope-arithmetic
  say "TypeScript"
  npm run --silent lint
  npm run --silent typecheck
  say "check: all clean"
}

cmd_test() {
  setup_web; setup_browser
  say "Rust tests"
  cargo test --release -p grokscope -p grokscope-arithmetic --features grokscope/types
  build_cpu
  build_study
  bundle gpu # not optimised: these tests are about what it computes
  say "TypeScript tests"
  GROKSCOPE_BIN="$CARGO_TARGET_DIR/release/grokscope" npm run --silent test:web
  say "browser tests"
  npm run --silent vite:build -- --outDir dist-test
  npm run --silent test:e2e -- "$@"
  say "test: all green"
}

cmd_cli() { setup_rust; cargo run --release --quiet --bin grokscope -- "$@"; }

# The libraries that the engine is measured against: nothing else needs them.
setup_bench() {
  if [ ! tests/bench/node_modules/.package-lock.json -nt tests/bench/package-lock.json ]; then
    say "installing jax-js and TensorFlow.js"
    (cd tests/bench && npm install --no-save --no-audit --no-fund --loglevel=error)
    touch tests/bench/node_modules/.package-lock.json
  fi
  has_torch && return
  say "installing PyTorch (without it, its rows say so)"
  # PyTorch's own index has a build without CUDA; the usual one has only a large one, which computes the same.
  python3 -m venv "$CACHE/bench-venv" || return 0
  "$BENCH_PYTHON" -m pip install --quiet --retries 0 --timeout 15 torch --index-url https://download.pytorch.org/whl/cpu ||
    "$BENCH_PYTHON" -m pip install --quiet torch || return 0
}

BENCH_PYTHON="$CACHE/bench-venv/bin/python"
has_torch() { "$BENCH_PYTHON" -W ignore -c "import torch" 2>/dev/null; }

cmd_bench() {
  cmd_build
  setup_browser; setup_bench
  cargo build --release --quiet
  local python=""
  if has_torch; then python="$BENCH_PYTHON"; fi
  say "measuring: leave the machine alone meanwhile"
  node tests/bench/bench.mjs --native "$CARGO_TARGET_DIR/release/grokscope" --python "$python" "$@"
}

cmd_soak() {
  [ -d www/dist ] || cmd_build
  setup_node; setup_browser
  node tests/bench/soak.mjs "$@"
}

cmd_size() {
  [ -d www/dist ] || cmd_build
  node src/web/size.mjs www/dist
}

case "${1:-}" in
  setup | build | release | serve | dev | check | test | bench | soak | size | cli) command="cmd_$1"; shift; "$command" "$@" ;;
  *) sed -n '2,/^set /{/^set /d;s/^# \{0,1\}//p}' "$0"; [ -z "${1:-}" ] || die "there is no command '$1'" ;;
esac
