#!/usr/bin/env bash
# Packs a built site, with its licences and a README, for whoever wants to serve it:
#   src/web/pack.sh www/dist grokscope-site.zip
set -euo pipefail
site="$(realpath "$1")" zip="$(realpath -m "$2")"
cd "$(dirname "$0")/../.."
[ -f "$site/index.html" ] || { echo "pack.sh: $1 holds no built site" >&2; exit 1; }

stage="$(mktemp -d)"
trap 'rm -rf "$stage"' EXIT
folder="$stage/grokscope-site"
cp -R "$site" "$folder"
cp LICENSE-APACHE LICENSE-MIT "$folder/"
cp docs/serving.md "$folder/README.md"
rm -f "$zip"
cd "$stage"
if command -v zip >/dev/null; then
  zip -q -9 -r "$zip" grokscope-site
elif command -v python3 >/dev/null; then
  python3 -m zipfile -c "$zip" grokscope-site
else
  echo "pack.sh: neither zip nor python3 is here; install one of them" >&2
  exit 1
fi
