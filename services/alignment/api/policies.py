"""Who may ask what of alignment. Who may decide for a party is the round's own rule: see ``domain/rounds.py``."""

from chassis.api.policies import Policy
from chassis.principals import Principal

READ = Policy("read standards, sign-off rounds and site deltas", roles=frozenset(), who="anyone signed in")

WRITE_STANDARDS = Policy(
    "adopt and edit standards",
    roles=frozenset({"designer", "programme-lead", "integrator"}),
    who="a designer, a programme lead or an integrator",
)

REQUEST_SIGN_OFF = Policy(
    "request sign-off",
    roles=frozenset({"designer", "programme-lead"}),
    who="a designer or a programme lead",
)

DECIDE = Policy("decide for a party", roles=frozenset(), who="a person of the party, from the department of its seat")

READS_REASONS = ("lead", "designer", "programme-lead", "executive")


def may_read_reasons(principal: Principal) -> bool:
    """Reasons are read by the parties, and by those who have to bring them together."""
    return bool(principal.parties) or principal.has_role(*READS_REASONS)
