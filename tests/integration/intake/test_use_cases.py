"""The use cases on PostgreSQL: the same scenarios as in memory."""

from tests.support.baseline_scenarios import BaselineScenarios
from tests.support.coverage_scenarios import CoverageScenarios
from tests.support.intake_scenarios import CatalogueScenarios, MapScenarios, RegistryScenarios, WorkaroundScenarios
from tests.support.registry_import_scenarios import RegistryImportScenarios


class TestRegistry(RegistryScenarios):
    pass


class TestCatalogue(CatalogueScenarios):
    pass


class TestMaps(MapScenarios):
    pass


class TestWorkarounds(WorkaroundScenarios):
    pass


class TestRegistryImports(RegistryImportScenarios):
    pass


class TestCoverage(CoverageScenarios):
    pass


class TestBaselines(BaselineScenarios):
    pass
