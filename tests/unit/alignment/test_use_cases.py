"""The use cases, in the world in memory."""

import pytest

from tests.support.alignment_delta_scenarios import DeltaScenarios
from tests.support.alignment_fakes import FakeAlignment
from tests.support.alignment_scenarios import StandardScenarios
from tests.support.alignment_sign_off_scenarios import SignOffScenarios


@pytest.fixture
def world() -> FakeAlignment:
    return FakeAlignment()


class TestStandards(StandardScenarios):
    pass


class TestSignOff(SignOffScenarios):
    pass


class TestDeltas(DeltaScenarios):
    pass
