"""Whose department's view somebody may see. The database asks the same; this is where a person is told who can."""

from chassis.errors import Forbidden
from chassis.principals import Principal

WHO = "This can be seen by the department's own people, the programme lead, executives and the command centre."
SEE_ALL = frozenset({"programme-lead", "executive", "command-centre"})


def covers(principal: Principal, department: str) -> bool:
    """Whether ``principal`` may see the view of ``department``."""
    return principal.covers_department(department) or principal.has_role(*SEE_ALL)


def check_sight(principal: Principal, department: str) -> None:
    """Raise ``Forbidden`` unless ``principal`` may see the view of ``department``."""
    if not covers(principal, department):
        raise Forbidden(WHO)
