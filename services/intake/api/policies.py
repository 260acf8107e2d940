"""Who may ask what of intake."""

from chassis.api.policies import Policy, allowed_only_if
from chassis.principals import Principal
from intake.domain.site_map import MapContent

READ_REGISTRY = Policy("read the registry", who="anyone who is signed in")
IMPORT_REGISTRY = Policy(
    "import the registry",
    roles=frozenset({"integrator", "programme-lead"}),
    who="an integrator or a programme lead",
)
CATALOGUE_WORKFLOWS = Policy(
    "catalogue workflows",
    roles=frozenset({"integrator", "programme-lead", "designer"}),
    who="an integrator, a programme lead or a designer",
)
READ_MAPS = Policy("read maps", who="anyone who is signed in")
RECORD_MAPS = Policy(
    "record maps",
    roles=frozenset({"mapper", "integrator", "designer", "manager", "lead"}),
    who="a mapper, an integrator or a designer; a manager or a lead for their own",
)
RECORD_WORKAROUNDS = Policy("tell a workaround", who="anyone who is signed in")
READ_WORKAROUNDS = Policy(
    "read workarounds", who="anyone who is signed in: those of their departments; mappers and designers all"
)

FREEZE_BASELINES = Policy(
    "freeze baselines",
    roles=frozenset({"integrator", "programme-lead"}),
    who="an integrator or a programme lead",
)
PLAN_GO_LIVE = Policy(
    "say when a wave goes live",
    roles=frozenset({"integrator", "programme-lead"}),
    who="an integrator or a programme lead",
)
REOPEN_CELLS = Policy(
    "reopen cells",
    roles=frozenset({"mapper", "integrator", "designer", "programme-lead", "manager", "lead"}),
    who="a mapper, an integrator, a designer or a programme lead; a manager or a lead for their own",
)

_WIDE_ROLES = ("mapper", "integrator", "designer")


def allow_maps(principal: Principal, maps: tuple[MapContent, ...]) -> None:
    """Raise ``Forbidden`` where a manager or lead records what is not of their own site and department."""
    if principal.has_role(*_WIDE_ROLES):
        return
    is_own = all(principal.covers_site(one.site) and principal.covers_department(one.department) for one in maps)
    allowed_only_if(is_own, "A manager or a lead records maps of their own departments at their own sites.")


def allow_cell(principal: Principal, site: str, department: str) -> None:
    """Raise ``Forbidden`` where a manager or lead reopens a cell that is not of their own site and department."""
    if principal.has_role(*_WIDE_ROLES, "programme-lead"):
        return
    is_own = principal.covers_site(site) and principal.covers_department(department)
    allowed_only_if(is_own, "A manager or a lead reopens cells of their own departments at their own sites.")
