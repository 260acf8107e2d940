"""Names of people are found in what people write at work, and little else."""

from collections import Counter

import pytest

from chassis.identifier_patterns import Kind, find_identifiers
from chassis.person_names import find_names
from tests.support.planted.people import written

EACH = 12
"""360 texts with and as many without what identifies somebody, from half of the templates each."""


@pytest.mark.parametrize("is_held_out", [False, True])
def test_nearly_all_that_identifies_somebody_is_found_and_little_that_does_not(is_held_out: bool):
    texts = [one for one in written(EACH, 9) if one.held_out is is_held_out]
    hits, false, of_kind = Counter[str](), 0, Counter[str]()
    for one in texts:
        is_found = bool(find_identifiers(one.text, people=True))
        if one.kind is None:
            false += is_found
        else:
            of_kind[one.kind] += 1
            hits[one.kind] += is_found
    assert hits.total() / of_kind.total() >= 0.95
    assert min(hits[kind] / of_kind[kind] for kind in of_kind) >= 0.85
    assert false <= 0.02 * (len(texts) - of_kind.total())


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("We told Mrs. Alvarez to wait", "Alvarez"),
        ("Kowalski's chart was open", "Kowalski"),
        ("When Okafor's chart was open", "Okafor"),
        ("pt john smith came late", "john smith"),
        ("Ask for Jose M. Alvarez at the window", "Jose M. Alvarez"),
        ("Alvarez, Maria had two charts", "Alvarez, Maria"),
        ("Patient named Siobhan O'Brien", "Siobhan O'Brien"),
        ("Nguyen called about refills", "Nguyen"),
    ],
)
def test_a_name_is_found_at_its_place(text: str, name: str):
    assert [text[start:end] for start, end in find_names(text)] == [name]


@pytest.mark.parametrize(
    "text",
    [
        "Mark the visit as arrived in Epic",
        "Grant access, then page the nurse",
        "May will be busy; Patient Access calls",
        "Fax it to Walgreens on Main Street",
        "use the Braden scale and the Morse fall scale",
        "the Johnson Clinic and the Oak Street site",
        "Provider's list, patient's card, Today's labs",
        "",
    ],
)
def test_words_of_the_work_are_no_names(text: str):
    assert find_names(text) == []


@pytest.mark.parametrize(
    "text", ["lives at 12 Maple Street", "mail to 7 W. 42nd St", "Boise, ID 83702", "P.O. Box 412", "4 Sunset Blvd"]
)
def test_an_address_is_found(text: str):
    assert [one.kind for one in find_identifiers(text)] == [Kind.ADDRESS]


@pytest.mark.parametrize("text", ["takes 5 minutes on the way", "2 drive the van", "Room 4 drive-up"])
def test_numbers_of_the_work_are_no_address(text: str):
    assert Kind.ADDRESS not in [one.kind for one in find_identifiers(text)]


def test_names_are_looked_for_only_where_that_is_asked():
    assert find_identifiers("Mercy Johnson Hospital, Mrs. Alvarez") == []


def test_a_long_text_of_names_takes_time_in_proportion_to_its_length():
    text = "Maria Alvarez told Mrs. Alvarez, " * 20_000
    assert len(find_names(text)) == 40_000
