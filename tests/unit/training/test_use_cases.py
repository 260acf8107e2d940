"""The use cases, in the world in memory."""

import pytest

from tests.support.training_fakes import FakeTraining
from tests.support.training_scenarios import LessonScenarios, ProficiencyScenarios


@pytest.fixture
def world() -> FakeTraining:
    return FakeTraining()


class TestLessons(LessonScenarios):
    pass


class TestProficiency(ProficiencyScenarios):
    pass
