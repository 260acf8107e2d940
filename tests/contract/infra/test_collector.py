"""The collector's configuration lets our own names through and nothing that services deny, and keeps every error."""

from typing import Any

import pytest
import yaml

from chassis import telemetry_names as names
from chassis.log_keys import ALLOWED_KEYS
from chassis.span_redaction import DENIED, DENIED_PREFIXES, is_denied
from tests.support.metric_names import ROOT

CONFIG: dict[str, Any] = yaml.safe_load((ROOT / "infra/otel-collector/config.yaml").read_text())
PIPELINES: dict[str, Any] = CONFIG["service"]["pipelines"]
PROCESSORS: dict[str, Any] = CONFIG["processors"]
LISTS = {name: PROCESSORS[name] for name in PROCESSORS if name.split("/")[0] == "redaction"}
REACHES_A_PERSON = (
    "body",
    "url.query",
    "header",
    "address",
    "user",
    "cookie",
    "authorization",
    "message.key",
    "stacktrace",
)


def _attributes() -> set[str]:
    """Every name of an attribute in the closed list, but for those that services take out themselves."""
    metrics = {name for metric in names.METRICS.values() for name in metric.attributes}
    written = {
        value for name, value in vars(names).items() if name.isupper() and isinstance(value, str) and "." in value
    }
    spans = {value for value in written if value.count(".") and not value.startswith(("https:", "1."))}
    return {name for name in names.ATTRIBUTES | metrics | spans if not is_denied(name)}


def test_nothing_that_services_deny_is_let_through():
    for rule in LISTS.values():
        allowed = set(rule["allowed_keys"])
        assert not allowed & DENIED
        assert not [name for name in allowed if name.startswith(DENIED_PREFIXES)]
        assert not [name for name in allowed if is_denied(name)]


@pytest.mark.parametrize("part", REACHES_A_PERSON)
def test_nothing_that_could_hold_a_persons_words_is_let_through(part: str):
    assert not [name for rule in LISTS.values() for name in rule["allowed_keys"] if part in name]


def test_what_is_not_listed_is_dropped():
    assert all(rule["allow_all_keys"] is False for rule in LISTS.values())


def test_our_own_names_pass():
    assert _attributes() <= set(PROCESSORS["redaction"]["allowed_keys"])


def test_a_logs_keys_are_of_the_closed_list():
    resource = {name for name in PROCESSORS["redaction/logs"]["allowed_keys"] if "." in name}
    assert set(PROCESSORS["redaction/logs"]["allowed_keys"]) - resource <= ALLOWED_KEYS


@pytest.mark.parametrize("signal", ["traces", "metrics", "logs"])
def test_memory_is_limited_first_then_redacted_and_batched_last(signal: str):
    order = PIPELINES[signal]["processors"]
    assert order[0] == "memory_limiter"
    assert order[1] in LISTS
    assert order[-1] == "batch"


def test_whole_traces_are_chosen_after_redaction():
    order = PIPELINES["traces"]["processors"]
    assert order.index("redaction") < order.index("tail_sampling") < order.index("batch")


def test_errors_are_always_kept():
    policies = PROCESSORS["tail_sampling"]["policies"]
    by_type = {policy["type"]: policy for policy in policies}
    assert by_type["status_code"]["status_code"]["status_codes"] == ["ERROR"]
    # A policy that may drop overrules the others in newer versions: there must be none.
    assert not {"drop", "not", "and"} & by_type.keys()
    assert by_type["numeric_attribute"]["numeric_attribute"]["key"] in PROCESSORS["redaction"]["allowed_keys"]


def test_the_words_of_exceptions_are_taken_out():
    statements = [line for block in PROCESSORS["transform/words"]["trace_statements"] for line in block["statements"]]
    assert 'set(status.message, "")' in statements
    assert any("exception" in line and "message" in line and "stacktrace" in line for line in statements)


def test_every_part_that_is_named_is_there():
    for pipeline in PIPELINES.values():
        assert set(pipeline["receivers"]) <= CONFIG["receivers"].keys()
        assert set(pipeline["processors"]) <= PROCESSORS.keys()
        assert set(pipeline["exporters"]) <= CONFIG["exporters"].keys()
    used = {name for pipeline in PIPELINES.values() for name in pipeline["processors"]}
    assert used == PROCESSORS.keys()
