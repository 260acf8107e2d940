#!/bin/sh
# Makes .venv ready for `runtime` (what `make up` needs) or `test` (that, and what the suites need), and does nothing
# when it already is. Everything comes from the locks, checked by checksum. PYTHON=… chooses the interpreter.
set -eu
cd "$(dirname "$0")/.."

want=${1:-runtime}
lock=requirements/$want.lock
venv=.venv
[ -f "$lock" ] || { echo "There is no lock for \"$want\": use runtime or test." >&2; exit 2; }

stop() { echo "plumbline: $*" >&2; exit 1; }
seconds() { date +%s; }
is_new_enough() { "$1" -c 'import sys; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1; }

choose_python() {
  if [ -n "${PYTHON:-}" ]; then
    is_new_enough "$PYTHON" || stop "PYTHON=$PYTHON is not Python 3.11 or newer. Name one that is: make PYTHON=/path/to/python3.13 …"
    echo "$PYTHON"
    return
  fi
  for candidate in python3.13 python3.12 python3.11 python3; do
    if is_new_enough "$candidate"; then echo "$candidate"; return; fi
  done
  found=$(python3 --version 2>/dev/null || echo "none")
  stop "Python 3.11 or newer is needed (found: $found). Install it, or name one: make PYTHON=/path/to/python3.13 …"
}

# What the environment must be rebuilt for: another lock, another set of packages, another place of the tree.
fingerprint() {
  { cat "$1" requirements/build.lock requirements/bootstrap.lock; sed '/^\[tool\.ruff\]/,$d' pyproject.toml; pwd; } | cksum
}

is_ready() {
  [ -x "$venv/bin/python" ] && is_new_enough "$venv/bin/python" || return 1
  for stamp in "$want" test; do
    if [ "$(cat "$venv/.installed-$stamp" 2>/dev/null)" = "$(fingerprint "requirements/$stamp.lock")" ]; then return 0; fi
  done
  return 1
}

make_environment() {
  if [ -x "$venv/bin/python" ] && is_new_enough "$venv/bin/python" && "$venv/bin/python" -m pip --version >/dev/null 2>&1
  then
    echo "[1/4] Environment: $("$venv/bin/python" --version), kept"
    return
  fi
  python=$(choose_python) || exit 1
  echo "[1/4] Environment: $("$python" --version) in $venv"
  "$python" -c 'import ensurepip, venv' >/dev/null 2>&1 ||
    stop "$("$python" --version) has no venv module. On Debian and Ubuntu: apt-get install python3-venv. Then run make again."
  free_kib=$(df -Pk . | awk 'NR == 2 { print $4 }')
  [ "$free_kib" -ge 3000000 ] || stop "About 3 GB of disk are needed here; $((free_kib / 1024)) MB are free."
  rm -rf "$venv"
  "$python" -m venv "$venv" || stop "The environment could not be made in $venv (see above)."
}

no_packages() {
  stop "The packages could not be fetched; is this machine on line? $1 Behind a mirror, set PIP_INDEX_URL and run make again."
}

pip_install() { "$venv/bin/python" -m pip install --disable-pip-version-check --require-hashes "$@"; }

install_bootstrap() {
  echo "[2/4] Installer"
  pip_install --retries 2 --requirement requirements/bootstrap.lock >"$venv/installer.log" 2>&1 ||
    no_packages "(What pip said is in $venv/installer.log.)"
  # The mirror that pip was told of is the fast installer's too.
  if [ -n "${PIP_INDEX_URL:-}" ] && [ -z "${UV_DEFAULT_INDEX:-}" ]; then export UV_DEFAULT_INDEX="$PIP_INDEX_URL"; fi
}

install_packages() {
  echo "[3/4] Packages: $(grep -c '==' "$lock") pinned; about 1 GB the first time"
  # The machine's own certificates: where a proxy opens the traffic, only they know it.
  if ! VIRTUAL_ENV=$venv "$venv/bin/uv" pip install --system-certs --require-hashes \
    --requirement "$lock" --requirement requirements/build.lock
  then
    echo "The fast installer could not fetch them; trying with pip."
    pip_install --progress-bar on --requirement "$lock" --requirement requirements/build.lock ||
      no_packages "(See above.)"
  fi
}

install_project() {
  echo "[4/4] Plumbline itself"
  "$venv/bin/python" -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --no-index --editable . ||
    stop "Plumbline itself could not be installed (see above)."
}

is_ready && exit 0
started=$(seconds)
make_environment
rm -f "$venv"/.installed-*
install_bootstrap
install_packages
install_project
fingerprint "$lock" > "$venv/.installed-$want"
echo "Installed in $(($(seconds) - started)) s."
