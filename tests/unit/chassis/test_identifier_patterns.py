"""Text that holds an identifier of a person is found out; reports of the day's work are not."""

import time

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from chassis.identifier_patterns import Kind, find_identifiers

HOLDS = [
    ("SSN 123-45-6789 printed on the label", Kind.SOCIAL_SECURITY_NUMBER),
    ("ssn: 123456789", Kind.SOCIAL_SECURITY_NUMBER),
    ("123 45 6789 came up", Kind.SOCIAL_SECURITY_NUMBER),
    ("call back at (415) 555-0134", Kind.PHONE_NUMBER),
    ("call 415-555-0134 please", Kind.PHONE_NUMBER),
    ("call 415.555.0134.", Kind.PHONE_NUMBER),
    ("+1 415 555 0134", Kind.PHONE_NUMBER),
    ("+44 20 7946 0958", Kind.PHONE_NUMBER),
    ("she wrote from ann.lee+x@example.org.", Kind.E_MAIL_ADDRESS),
    ("MRN 00123456 has two charts", Kind.RECORD_NUMBER),
    ("mrn#A-123456", Kind.RECORD_NUMBER),
    ("MRN:12345", Kind.RECORD_NUMBER),
    ("Medical record number is 987654", Kind.RECORD_NUMBER),
    ("patient id 44321 twice", Kind.RECORD_NUMBER),
    ("pt # 44321", Kind.RECORD_NUMBER),
    ("CSN number 300123", Kind.RECORD_NUMBER),
    ("wrong chart 10023456 opened", Kind.RECORD_NUMBER),
    ("it was 4155550134", Kind.RECORD_NUMBER),
    ("DOB 3/4/58 is wrong", Kind.DATE_OF_BIRTH),
    ("d.o.b.: 1958-03-04", Kind.DATE_OF_BIRTH),
    ("born on March 4th, 1958", Kind.DATE_OF_BIRTH),
    ("date of birth was 4 Mar 2024", Kind.DATE_OF_BIRTH),
    ("shows 03/04/1958 in the banner", Kind.DATE_OF_BIRTH),
    ("shows 1958-03-04 in the banner", Kind.DATE_OF_BIRTH),
]

CLEAN = [
    "Labels print at the wrong printer since 11/02/2026, 10:45.",
    "Since 2026-11-02T10:45 the queue of 1,234,567 messages stands still.",
    "Step s12 of check-in: the plan field is empty for 15 of 40 visits.",
    "Extension 4411, room 1203, printer LBL-0034, build 18.6.1",
    "The interface posts 99:99 as the time and 01/01 as the date.",
    "ICD E11.9 and CPT 99213 are refused, ticket INC0012345.",
    "It took 12 to 15 minutes; 300 orders are held.",
    "Order to phone room 415 before 10 and 555 after",
    "",
]

# A busy machine is no failure of what is tested.
STEADY = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])


@pytest.mark.parametrize(("text", "kind"), HOLDS)
def test_an_identifier_is_found(text: str, kind: Kind) -> None:
    assert [each.kind for each in find_identifiers(text)] == [kind]


@pytest.mark.parametrize("text", CLEAN)
def test_a_report_of_the_days_work_holds_none(text: str) -> None:
    assert find_identifiers(text) == []


def test_each_identifier_is_found_at_its_place() -> None:
    text = "MRN 12345678, tel. 415-555-0134"
    assert [text[each.start : each.end] for each in find_identifiers(text)] == ["MRN 12345678", "415-555-0134"]


@STEADY
@given(st.text(max_size=300), st.sampled_from([text for text, _ in HOLDS]))
def test_words_around_it_hide_nothing(words: str, holds: str) -> None:
    assert find_identifiers(f"{words} \n {holds} \n {words}")


LONG = [
    "1-" * 30_000,
    "a" * 60_000,
    "born " * 12_000,
    "mrn " * 15_000,
    "a@" * 30_000,
    "+1 " * 20_000,
    "1234567 " * 8_000,
]


@pytest.mark.parametrize("text", LONG, ids=lambda text: text[:8])
def test_a_long_text_takes_no_long_time(text: str) -> None:
    started = time.process_time()
    find_identifiers(text)
    assert time.process_time() - started < 2
