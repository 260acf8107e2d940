"""The use cases on PostgreSQL: the same scenarios as in memory."""

from tests.support.alignment_delta_scenarios import DeltaScenarios
from tests.support.alignment_scenarios import StandardScenarios
from tests.support.alignment_sign_off_scenarios import SignOffScenarios


class TestStandards(StandardScenarios):
    pass


class TestSignOff(SignOffScenarios):
    pass


class TestDeltas(DeltaScenarios):
    pass
