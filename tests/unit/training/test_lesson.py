"""What a lesson teaches and how long it takes."""

from tests.support.training_samples import FIRST, delta
from training.domain.lesson import (
    LONGEST_MINUTES,
    MINUTES_BASIS,
    MINUTES_BY_CHANGE,
    OPENING_MINUTES,
    Change,
    LessonItem,
    Syllabus,
    syllabi,
)
from training.domain.site_delta import Act, RoleChanges

ACT = Act("Scan the card", "s1", "paper", "ehr")


def test_items_come_in_the_order_stops_starts_changed_someone_elses() -> None:
    changes = RoleChanges(
        "front-desk",
        "patient-access",
        now_someone_elses=(Act("Collect the copay", "s4"),),
        changed=(Act("Ask for the plan", "s3"),),
        starts=(Act("Scan the card", "s2"),),
        stops=(Act("Copy the card", "m1"),),
    )
    taught = syllabi(delta(1, FIRST, changes))["front-desk"]
    assert [item.change for item in taught.items] == list(Change)
    assert [item.step for item in taught.items] == ["m1", "s2", "s3", "s4"]


def test_an_item_says_what_was_and_what_will_be() -> None:
    taught = syllabi(delta(1, FIRST, RoleChanges("front-desk", "patient-access", changed=(ACT,))))["front-desk"]
    assert taught.items == (LessonItem(Change.CHANGED, "Scan the card", "s1", "paper", "ehr"),)


def test_a_role_with_nothing_changing_is_left_out() -> None:
    assert syllabi(delta(1, FIRST, RoleChanges("front-desk", "patient-access"))) == {}


def test_minutes_follow_the_declared_rule_and_are_marked_assumed() -> None:
    items = tuple(LessonItem(change, "An act") for change in Change)
    assert Syllabus(FIRST, "patient-access", items).minutes == OPENING_MINUTES + sum(MINUTES_BY_CHANGE.values())
    assert MINUTES_BASIS == "assumed"


def test_an_endless_lesson_is_cut_to_what_an_event_may_say() -> None:
    items = tuple(LessonItem(Change.STARTS, f"Act {n}") for n in range(600))
    assert Syllabus(FIRST, "patient-access", items).minutes == LONGEST_MINUTES


def test_a_role_in_two_departments_has_one_lesson_at_home() -> None:
    parts = (
        RoleChanges("nurse", "pharmacy", starts=(ACT, ACT)),
        RoleChanges("nurse", "patient-access", starts=(ACT,)),
    )
    taught = syllabi(delta(1, FIRST, *parts))["nurse"]
    assert (taught.department, len(taught.items)) == ("patient-access", 3)


def test_away_from_home_the_lesson_is_where_most_of_its_items_are() -> None:
    parts = (
        RoleChanges("nurse", "imaging", starts=(ACT,)),
        RoleChanges("nurse", "pharmacy", starts=(ACT, ACT)),
        RoleChanges("nurse", "patient-access"),
    )
    assert syllabi(delta(1, FIRST, *parts))["nurse"].department == "pharmacy"


def test_the_order_of_the_departments_in_a_delta_makes_no_difference() -> None:
    parts = (
        RoleChanges("nurse", "imaging", starts=(ACT,), stops=(ACT,)),
        RoleChanges("nurse", "pharmacy", starts=(ACT, ACT)),
    )
    assert syllabi(delta(1, FIRST, *parts)) == syllabi(delta(1, FIRST, *reversed(parts)))
