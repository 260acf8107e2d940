"""Passwords are made once, kept to their owner, and never guessed anew."""

import json
import stat
from pathlib import Path

import pytest

from plumbline.credentials import SERVICES, Credentials, CredentialsRefused, load_or_make


def test_they_are_made_once(tmp_path: Path):
    made = load_or_make(tmp_path / "secrets.json")
    assert load_or_make(tmp_path / "secrets.json") == made


def test_only_the_owner_may_read_them(tmp_path: Path):
    load_or_make(tmp_path / "secrets.json")
    assert stat.S_IMODE((tmp_path / "secrets.json").stat().st_mode) == 0o600


def test_no_two_are_alike():
    made = Credentials()
    passwords = [made.database[service][role] for service in SERVICES for role in ("owner", "app", "reader")]
    passwords += [made.superuser, made.session, made.gateway_client, made.demo]
    assert len(set(passwords)) == len(passwords)


def test_they_are_not_in_what_is_printed():
    made = Credentials()
    assert made.superuser not in repr(made)
    assert made.database["intake"]["app"] not in repr(made)


def test_a_damaged_file_is_refused_and_left_as_it_is(tmp_path: Path):
    path = tmp_path / "secrets.json"
    path.write_text("{")
    with pytest.raises(CredentialsRefused, match="plumbline reset"):
        load_or_make(path)
    assert path.read_text() == "{"


def test_what_an_older_version_did_not_know_is_added_and_the_rest_kept(tmp_path: Path):
    path = tmp_path / "secrets.json"
    made = load_or_make(path)
    older = {name: value for name, value in json.loads(path.read_text()).items() if name != "demo"}
    path.write_text(json.dumps(older))
    again = load_or_make(path)
    assert again.superuser == made.superuser
    assert load_or_make(path) == again
