"""The use cases on PostgreSQL: the same scenarios as in memory."""

from tests.support.training_scenarios import LessonScenarios, ProficiencyScenarios


class TestLessons(LessonScenarios):
    pass


class TestProficiency(ProficiencyScenarios):
    pass
