"""The status of each expected failure, once."""

from collections.abc import Mapping

from chassis.api.problems import Problem
from intake.domain import errors

PROBLEMS: Mapping[type[Exception], Problem] = {
    errors.SiteNotFound: Problem(404, "site-not-found", "There is no such site"),
    errors.MapNotFound: Problem(404, "map-not-found", "There is no such map"),
    errors.RegistryImportNotFound: Problem(404, "registry-import-not-found", "There is no such import"),
    errors.ImportAlreadyApplied: Problem(409, "import-already-applied", "This import was applied already"),
    errors.RegistryMoved: Problem(409, "registry-moved", "The registry changed since you saw the preview"),
    errors.RowsWait: Problem(409, "rows-wait", "Some rows were refused"),
    errors.BaselineNotFound: Problem(404, "baseline-not-found", "There is no such baseline"),
    errors.BaselineFrozen: Problem(409, "baseline-frozen", "The baseline is frozen"),
    errors.BaselineRefused: Problem(422, "baseline-refused", "No baseline was frozen"),
    errors.RegistryRefused: Problem(422, "registry-refused", "The registry was not imported"),
    errors.CatalogueRefused: Problem(422, "catalogue-refused", "Nothing was catalogued"),
    errors.MapRefused: Problem(422, "map-refused", "No map was recorded"),
    errors.ReferenceUnknown: Problem(422, "reference-unknown", "Nothing was recorded"),
    errors.IdentifierFound: Problem(422, "identifier-found", "Nothing that may identify a patient is stored"),
}
