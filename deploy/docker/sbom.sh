#!/bin/sh
# Says what is in each image, as CycloneDX in JSON: the Python packages by the lock that the image is built from, with
# their checksums (1.6), and what the web app is built from (1.5, as npm writes it). What the base image brings is not in
# it; scan the image for that.
set -eu
cd "$(dirname "$0")/../.."
bin=$PWD/.venv/bin
out=build/sbom
mkdir -p "$out"

of() { # LOCK IMAGE...
  lock=$1
  shift
  for image in "$@"; do
    # A lock is a list: who needs whom is not in it, and the tool would say so each time.
    PYTHONWARNINGS=ignore::UserWarning "$bin/cyclonedx-py" requirements "requirements/$lock.lock" --pyproject pyproject.toml --mc-type application \
      --spec-version 1.6 --output-format JSON --output-reproducible --output-file "$out/$image.cdx.json"
    echo "$out/$image.cdx.json"
  done
}

of image-intake intake
of image-core alignment training incident
of image-departments departments
of image-gateway gateway
of image-operator operator
(cd services/web && PATH="$bin:$PATH" npm sbom --package-lock-only --sbom-format cyclonedx --sbom-type application) \
  > "$out/web.cdx.json"
echo "$out/web.cdx.json"
