"""How each expected failure is answered."""

from chassis.api.problems import Problem, Problems
from departments.domain.errors import (
    BeginningMissing,
    EpochMissing,
    RebuildRefused,
    UnknownCell,
    UnknownDepartment,
)

PROBLEMS: Problems = {
    UnknownDepartment: Problem(404, "department-unknown", "There is no such department"),
    UnknownCell: Problem(404, "readiness-unknown", "This work is not done there"),
    EpochMissing: Problem(503, "views-missing", "The views are not set up yet", {"Retry-After": "10"}),
    BeginningMissing: Problem(409, "beginning-missing", "The beginning of this is not known here"),
    RebuildRefused: Problem(409, "rebuild-refused", "The views cannot be built anew"),
}
