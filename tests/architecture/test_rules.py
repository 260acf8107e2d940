"""The tree keeps every rule, and every rule is seen to catch what it is for."""

from pathlib import PurePosixPath

import pytest

from tests.architecture import rules_of_code, rules_of_files, rules_of_form, rules_of_streams, tree
from tests.architecture.rules import SERVICES, Rule

RULES = (*rules_of_form.RULES, *rules_of_code.RULES, *rules_of_streams.RULES, *rules_of_files.RULES)

OFFENDING = [(rule, path, text) for rule in RULES for path, text in rule.offending]
DECENT = [(rule, path, text) for rule in RULES for path, text in rule.decent]


def _name(value: object) -> str:
    if isinstance(value, Rule):
        return value.name
    return str(value) if len(str(value)) < 80 and "\n" not in str(value) else "…"


@pytest.mark.parametrize("rule", RULES, ids=_name)
def test_the_tree_keeps(rule: Rule) -> None:
    files = [path for path in tree.files() if rule.applies(path)]
    findings = [finding for path in files for finding in rule.check(path, tree.text(path) or "")]
    assert not findings, "\n".join(findings)


@pytest.mark.parametrize(("rule", "path", "text"), OFFENDING, ids=_name)
def test_an_offence_is_caught(rule: Rule, path: str, text: str) -> None:
    assert rule.check(path, text)


@pytest.mark.parametrize(("rule", "path", "text"), DECENT, ids=_name)
def test_what_is_decent_passes(rule: Rule, path: str, text: str) -> None:
    assert rule.check(path, text) == []


@pytest.mark.parametrize("service", [name for name in SERVICES if (tree.ROOT / "services" / name).exists()])
def test_every_service_says_what_it_is(service: str) -> None:
    assert (tree.ROOT / "services" / service / "README.md").exists()


def test_the_tree_is_seen() -> None:
    assert {PurePosixPath("pyproject.toml"), PurePosixPath("tests/architecture/tree.py")} <= set(tree.files())
    assert not [path for path in tree.files() if ".venv" in path.parts or "node_modules" in path.parts]


def test_reasons_are_given_for_long_modules_that_are_there() -> None:
    for path, reason in rules_of_form.LONG_FOR_A_REASON.items():
        assert reason
        assert (tree.text(PurePosixPath(path)) or "").count("\n") > rules_of_form.LONGEST_MODULE
