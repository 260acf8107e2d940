"""The use cases on PostgreSQL: the same scenarios as in memory."""

from tests.support.incident_scenarios import LifeScenarios, ReportScenarios


class TestReports(ReportScenarios):
    pass


class TestLife(LifeScenarios):
    pass
