"""Who may ask what of training."""

from chassis.api.policies import Policy
from chassis.errors import Forbidden
from chassis.principals import EVERYWHERE, Principal
from training.domain.reach import Reach

READ_LESSONS = Policy("read lessons", roles=frozenset(), who="anyone signed in")

READ_PROFICIENCY = Policy("read how far the learners of a lesson are", roles=frozenset(), who="anyone signed in")

RECORD_PROFICIENCY = Policy(
    "record proficiency",
    roles=frozenset({"trainer", "manager", "lead", "integrator"}),
    who="a trainer, a manager, a lead or an integrator",
)

READ_ATTEMPTS = Policy(
    "read attempts",
    roles=frozenset(),
    who="a trainer, a manager, a lead or an integrator, and everybody their own",
)

_WIDE_ROLES = ("trainer", "integrator")


def recording_reach(principal: Principal) -> Reach:
    """Trainers and integrators speak for every department at their sites, others for their own departments there."""
    everywhere = frozenset({EVERYWHERE})
    departments = everywhere if principal.has_role(*_WIDE_ROLES) else principal.departments
    sites = everywhere if principal.has_role("integrator") else principal.sites
    return Reach(departments, sites)


def reading_reach(principal: Principal, learner: str | None) -> Reach:
    """Whoever may record may read as far; a learner reads their own attempts. Raises ``Forbidden`` for others."""
    if learner == principal.subject:
        return Reach(frozenset({EVERYWHERE}), frozenset({EVERYWHERE}))
    if not principal.has_role(*RECORD_PROFICIENCY.roles):
        raise Forbidden("Attempts of others may be read by a trainer, a manager, a lead or an integrator.")
    return recording_reach(principal)
