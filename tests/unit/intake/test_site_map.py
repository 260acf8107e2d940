"""A site's map: its evidence and its versions."""

from typing import Any

import pytest

from intake.domain.site_map import EvidenceCounts, MapContent, MapVersion
from tests.support.intake_samples import map_document, recording, step


def content_of(*steps: dict[str, Any]) -> MapContent:
    (content,) = recording(map_document(*steps)).maps.value
    return content


@pytest.mark.parametrize(
    ("evidence", "counts"),
    [
        ("observed", EvidenceCounts(observed=1)),
        ("interviewed", EvidenceCounts(interviewed=1)),
        ("logged", EvidenceCounts(logged=1)),
        ("assumed", EvidenceCounts(assumed=1)),
        (None, EvidenceCounts(assumed=1)),
    ],
)
def test_a_step_of_which_nobody_says_how_it_is_known_is_assumed(evidence: str | None, counts: EvidenceCounts) -> None:
    assert content_of(step(evidence=evidence)).evidence == counts


def test_versions_go_up_by_one_and_only_with_the_content() -> None:
    first, second = content_of(step()), content_of(step("Copy the card"))
    none_yet = MapVersion(first.map_id)
    versions = [
        (now := none_yet.after(first)),
        (now := now.after(first)),
        (now := now.after(second)),
        (now := now.after(first)),
    ]
    assert [version.version for version in versions] == [1, 1, 2, 3]
