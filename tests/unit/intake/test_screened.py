"""Nothing that obviously identifies a patient gets through."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from intake.application.screened import discreet, identifier_in, screen
from intake.domain.errors import IdentifierFound
from intake.domain.places import Place
from tests.support.intake_documents import unhurried

IDENTIFYING = [
    "call 555-234-5678 first",
    "MRN 4471902",
    "write to jane.doe@mail.example",
    "DOB: 03/14/1952",
    "born 14 March 1952",
    "SSN 123-45-6789",
    "SSN 123\u201345\u20136789",
    "MRN\u200b 4471902",
    "\uff11\uff12\uff13-45-6789",
]
HARMLESS = [
    "Scan the insurance card",
    "takes 5-10 minutes at 7:30",
    "Room 4, bed 12B",
    "ICD-10 E11.9 and CPT 99213",
    "mapped on 2026-05-01",
    "ehr v2.10",
    "order 12345",
]


@pytest.mark.parametrize("text", IDENTIFYING)
def test_an_identifier_is_found_and_not_repeated(text: str) -> None:
    with pytest.raises(IdentifierFound) as found:
        screen(text, {"steps": [{"name": text}]})
    (place,) = found.value.places
    assert place.place == "steps[0].name"
    assert text not in f"{place} {found.value}"


@pytest.mark.parametrize("text", HARMLESS)
def test_the_usual_words_of_the_work_pass(text: str) -> None:
    assert screen(text, {"steps": [{"name": text}]}).value == text


@pytest.mark.parametrize("field", [{"mrn": 4471902}, {"patientId": "12345"}, {"x": {"dob": "1952-03-14"}}])
def test_a_value_is_read_beside_the_name_of_its_field(field: dict[str, Any]) -> None:
    with pytest.raises(IdentifierFound):
        screen(None, field)


@pytest.mark.parametrize("value", [1, [], {}, {"deep": 1}])
def test_the_name_of_a_field_is_read_and_not_repeated(value: Any) -> None:
    with pytest.raises(IdentifierFound) as found:
        screen(None, {"jane@mail.example": value})
    assert "jane" not in repr(found.value.places)


def test_a_place_is_told_without_what_identifies_somebody() -> None:
    kept, changed = discreet([Place("a", "r", '"slug!"'), Place("b", "r", '"MRN 4471902"')])
    assert (kept.found, changed.found) == ('"slug!"', "what looks like a record number")


@unhurried
@given(st.text(st.characters(exclude_categories=["Nd", "No", "Nl"], exclude_characters="@\uff20\ufe6b"), max_size=200))
def test_text_without_digits_passes(text: str) -> None:
    assert identifier_in(text) is None or any(character.isdigit() for character in text)
