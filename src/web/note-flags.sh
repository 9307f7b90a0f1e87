#!/bin/sh
# Cargo calls this instead of rustc for our own crates. It writes down the flags of each (build.sh's guard reads them:
# cargo drops optimisations silently, such as LTO for a crate that is also an rlib) and then calls the compiler.
previous=""
for argument in "$@"; do
  if [ "$previous" = "--crate-name" ] && [ "$argument" != "___" ]; then
    printf '%s\n' "$@" > "$NOTE_FLAGS_IN$argument"
  fi
  previous="$argument"
done
exec "$@"
