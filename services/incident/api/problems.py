"""The status of each expected failure, once."""

from collections.abc import Mapping

from chassis.api.problems import Problem
from incident.domain import errors

PROBLEMS: Mapping[type[Exception], Problem] = {
    errors.IncidentNotFound: Problem(404, "incident-not-found", "There is no such incident"),
    errors.SiteUnknown: Problem(422, "site-unknown", "The site is not known"),
    errors.StepUnknown: Problem(422, "step-unknown", "The step is not known"),
    errors.IdentifierInText: Problem(422, "identifier-in-text", "The text seems to name a person"),
    errors.NotYourIncident: Problem(403, "not-your-incident", "You may not act on this incident"),
    errors.DepartmentNotTouched: Problem(422, "department-not-touched", "The incident does not touch the department"),
    errors.AlreadyAcknowledged: Problem(409, "already-acknowledged", "The department knows already"),
    errors.NotAcknowledgedYet: Problem(409, "not-acknowledged-yet", "Nobody has acknowledged it yet"),
    errors.AlreadyResolved: Problem(409, "already-resolved", "The incident is resolved"),
    errors.ContainmentInThePast: Problem(422, "containment-in-the-past", "The measure would have ended already"),
}
