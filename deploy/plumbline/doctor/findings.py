"""What a check answers with."""

from collections.abc import Iterable
from dataclasses import asdict, dataclass
from enum import StrEnum
from typing import Any


class State(StrEnum):
    """How a check went."""

    OK = "ok"
    WARNING = "warning"
    FAILED = "failed"
    NOT_APPLICABLE = "not-applicable"


@dataclass(frozen=True)
class Finding:
    """One check: what was found and, unless it is well, what to do."""

    check: str
    state: State
    found: str
    advice: str = ""


def ok(check: str, found: str) -> Finding:
    """All is well."""
    return Finding(check, State.OK, found)


def warning(check: str, found: str, advice: str) -> Finding:
    """It works, and should not stay so."""
    return Finding(check, State.WARNING, found, advice)


def failed(check: str, found: str, advice: str) -> Finding:
    """It does not work, or must not run so."""
    return Finding(check, State.FAILED, found, advice)


def not_applicable(check: str, found: str) -> Finding:
    """There is nothing to look at here, and why."""
    return Finding(check, State.NOT_APPLICABLE, found)


def is_healthy(findings: Iterable[Finding]) -> bool:
    """Whether nothing failed."""
    return all(finding.state is not State.FAILED for finding in findings)


def document(findings: list[Finding]) -> dict[str, Any]:
    """As JSON has it."""
    return {"healthy": is_healthy(findings), "checks": [asdict(finding) for finding in findings]}
