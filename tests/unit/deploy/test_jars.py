"""A jar that is not the pinned one is never used."""

import hashlib
import ssl
from pathlib import Path
from types import SimpleNamespace

import pytest

from plumbline.parts.jars import LOCK, Jar, JarRefused, JarStore, machine_certificates, pinned

GOOD = b"the pinned bytes"
JAR = Jar("org.example:tool:1.0", hashlib.sha256(GOOD).hexdigest())


def _store(folder: Path, content: bytes) -> JarStore:
    (folder / JAR.file_name).write_bytes(content)
    return JarStore(folder, jars=(JAR,))


def test_a_jar_with_the_pinned_sum_is_given_out(tmp_path: Path):
    assert _store(tmp_path, GOOD).checked() == (tmp_path / "tool-1.0.jar",)


def test_a_jar_with_another_sum_is_refused_by_name_with_what_to_do(tmp_path: Path):
    with pytest.raises(JarRefused) as refusal:
        _store(tmp_path, b"other bytes").checked()
    assert "org.example:tool:1.0" in str(refusal.value)
    assert JAR.sha256 in str(refusal.value)
    assert "Delete the file" in str(refusal.value)


def test_only_jars_that_are_not_there_are_missing(tmp_path: Path):
    assert JarStore(tmp_path, jars=(JAR,)).missing() == (JAR,)
    assert _store(tmp_path, GOOD).missing() == ()


def test_every_pin_is_a_whole_sum_of_one_version_with_a_file_name_of_its_own():
    jars = pinned()
    assert len({jar.file_name for jar in jars}) == len(jars) > 30
    for jar in jars:
        assert len(jar.sha256) == 64
        assert jar.coordinate.count(":") == 2


def test_the_lock_names_no_host():
    assert "://" not in LOCK.read_text()


def _paths(cafile: str | None, capath: str | None) -> SimpleNamespace:
    return SimpleNamespace(cafile=cafile, capath=capath)


def test_the_certificates_are_the_machines_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "full").mkdir()
    (tmp_path / "full/one.pem").touch()
    (tmp_path / "none").mkdir()
    cases = (
        (_paths("/trusted.pem", None), "/trusted.pem"),
        (_paths(None, str(tmp_path / "full")), str(tmp_path / "full")),
        (_paths(None, str(tmp_path / "none")), None),
        (_paths(None, None), None),
    )
    for paths, wanted in cases:
        monkeypatch.setattr(ssl, "get_default_verify_paths", lambda paths=paths: paths)
        assert machine_certificates() == wanted
