"""What is done to make the broker's rights those of the contracts."""

import pytest

from contracts.topics import topics
from plumbline.acls import (
    Action,
    Operation,
    Pattern,
    PrincipalsUnclear,
    Resource,
    Right,
    declared_rights,
    plan,
    service_of,
)

RIGHTS = declared_rights()
STRAY = Right("User:training", Resource.TOPIC, "alignment-standards", Pattern.LITERAL, Operation.WRITE)
OF_OTHERS = Right("User:warehouse", Resource.TOPIC, "intake-maps", Pattern.LITERAL, Operation.READ)


def _names(principal: str, resource: Resource, operation: Operation) -> set[str]:
    return {
        right.name
        for right in RIGHTS
        if (right.principal, right.resource, right.operation) == (principal, resource, operation)
    }


@pytest.mark.parametrize("service", ["intake", "alignment", "training", "incident", "departments"])
def test_a_service_writes_its_own_topics_and_no_other(service: str):
    own = {topic.name for topic in topics().values() if topic.owner == service}
    assert _names(f"User:{service}", Resource.TOPIC, Operation.WRITE) == own


@pytest.mark.parametrize("service", ["intake", "alignment", "training", "incident", "departments"])
def test_a_service_reads_the_topics_that_list_it(service: str):
    listed = {topic.name for topic in topics().values() if service in map(service_of, topic.consumers)}
    assert _names(f"User:{service}", Resource.TOPIC, Operation.READ) == listed


def test_groups_begin_with_the_name_of_their_consumer():
    assert _names("User:departments", Resource.GROUP, Operation.READ) == {"departments", "signals"}
    assert all(right.pattern is Pattern.PREFIXED for right in RIGHTS if right.resource == Resource.GROUP)


def test_who_listens_to_nobody_has_no_group():
    assert _names("User:intake", Resource.GROUP, Operation.READ) == set()


def test_nobody_may_do_more_than_read_and_write():
    assert {right.operation for right in RIGHTS} == {Operation.READ, Operation.WRITE}
    assert not any(right.name in {"*", ""} for right in RIGHTS)


def test_a_missing_right_is_granted_and_one_that_is_there_kept():
    missing, *there = RIGHTS
    actions = {step.right: step.action for step in plan(RIGHTS, there)}
    assert actions.pop(missing) is Action.GRANT
    assert set(actions.values()) == {Action.KEEP}


def test_a_stray_right_is_said_and_taken_away_only_when_asked():
    assert plan(RIGHTS, [*RIGHTS, STRAY])[-1].action is Action.EXTRA
    assert plan(RIGHTS, [*RIGHTS, STRAY], revoke=True)[-1].action is Action.REVOKE


def test_rights_of_others_are_left_alone():
    assert OF_OTHERS not in {step.right for step in plan(RIGHTS, [*RIGHTS, OF_OTHERS], revoke=True)}


def test_a_certificates_name_is_a_principal_too():
    named = declared_rights(principals="User:CN={service},O=Example")
    assert {right.principal for right in named} >= {"User:CN=intake,O=Example"}


@pytest.mark.parametrize("principals", ["User:plumbline", "{service}", ""])
def test_principals_that_do_not_tell_services_apart_are_refused(principals: str):
    with pytest.raises(PrincipalsUnclear):
        declared_rights(principals=principals)


def test_a_line_of_a_plan_says_who_may_do_what():
    assert STRAY.in_words == "User:training write topic alignment-standards"
    assert Right("User:x", 4, "kafka-cluster", 3, 99).in_words == "User:x #99 #4 kafka-cluster"
