"""The use cases on PostgreSQL: the same scenarios as in memory."""

from tests.support.intake_scenarios import CatalogueScenarios, MapScenarios, RegistryScenarios, WorkaroundScenarios


class TestRegistry(RegistryScenarios):
    pass


class TestCatalogue(CatalogueScenarios):
    pass


class TestMaps(MapScenarios):
    pass


class TestWorkarounds(WorkaroundScenarios):
    pass
