#!/usr/bin/env bash
# Resolves every lock anew. The ranges are in pyproject.toml, build.in and bootstrap.in; the locks carry versions and
# checksums and name no host, so that the same locks serve behind a mirror. Arguments go to the compiler (--upgrade, …).
set -euo pipefail
cd "$(dirname "$0")/.."

uv="${UV:-uv}"

compile() {
  local lock=$1
  shift
  echo "requirements/$lock"
  "$uv" pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-header \
    --no-emit-index-url --no-emit-find-links --output-file "requirements/$lock" "$@"
}

compile bootstrap.lock requirements/bootstrap.in "$@"
compile build.lock requirements/build.in "$@"
compile runtime.lock pyproject.toml --extra services --extra operator --extra embedded "$@"
# The tests run on exactly what runs in production, and more.
compile test.lock pyproject.toml --extra services --extra operator --extra embedded --extra test \
  --constraint requirements/runtime.lock "$@"
# An image gets what its service needs and no more, in the versions that everything else runs with.
compile image-core.lock pyproject.toml --constraint requirements/runtime.lock
compile image-intake.lock pyproject.toml --extra intake --constraint requirements/runtime.lock
compile image-departments.lock pyproject.toml --extra departments --constraint requirements/runtime.lock
compile image-gateway.lock pyproject.toml --extra gateway --constraint requirements/runtime.lock
compile image-operator.lock pyproject.toml --extra gateway --extra operator --constraint requirements/runtime.lock
compile image-web.lock requirements/image-web.in --constraint requirements/runtime.lock
