"""Words for people."""

import pytest

from departments.domain.words import people


@pytest.mark.parametrize(
    ("role", "count", "said"),
    [
        ("nurse", 1, "nurse"),
        ("medical-assistant", 8, "medical assistants"),
        ("medical-assistant", 0, "medical assistants"),
        ("front-desk", 4, "front desk staff"),
        ("front-desk", 1, "front desk"),
    ],
)
def test_those_of_a_role_are_one_or_several(role: str, count: int, said: str) -> None:
    assert people(role, count) == said
