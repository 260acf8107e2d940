"""Roles, whatever a site calls them: which words mean one role, and which party's work it does.

Sites word a role differently; people are compared by role, not by word. The table holds the words of the field and
is data: adding a word changes no rule. A word it does not know is a role of its own, that belongs to no party.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from alignment.domain.parties import Party


@dataclass(frozen=True, slots=True)
class Role:
    """A role: the party whose work it does and the words used for it (slugs)."""

    party: Party
    words: tuple[str, ...]


_CLINICAL, _REVENUE = Party.CLINICAL, Party.REVENUE_CYCLE
_IT, _COMPLIANCE, _ADMINISTRATION = Party.IT, Party.COMPLIANCE, Party.ADMINISTRATION

ROLES: Mapping[str, Role] = {
    "medical-assistant": Role(_CLINICAL, ("ma", "med-assistant", "clinic-assistant", "certified-medical-assistant")),
    "lpn": Role(_CLINICAL, ("licensed-practical-nurse", "practical-nurse", "lvn")),
    "nurse": Role(_CLINICAL, ("rn", "registered-nurse", "clinic-nurse", "staff-nurse", "nursing")),
    "charge-nurse": Role(_CLINICAL, ()),
    "triage-nurse": Role(_CLINICAL, ("phone-triage-nurse", "triage-rn")),
    "nurse-manager": Role(_CLINICAL, ()),
    "app": Role(_CLINICAL, ("advanced-practice-provider", "nurse-practitioner", "np", "physician-assistant", "pa")),
    "physician": Role(_CLINICAL, ("doctor", "md", "provider", "clinician", "attending", "surgeon")),
    "resident": Role(_CLINICAL, ("resident-physician",)),
    "scribe": Role(_CLINICAL, ("medical-scribe",)),
    "pharmacist": Role(_CLINICAL, ("rph",)),
    "pharmacy-tech": Role(_CLINICAL, ("pharmacy-technician",)),
    "phlebotomist": Role(_CLINICAL, ()),
    "lab-tech": Role(_CLINICAL, ("laboratory-tech", "laboratory-technician", "lab-technician")),
    "radiology-tech": Role(_CLINICAL, ("radiology-technician", "imaging-tech", "rad-tech")),
    "case-manager": Role(_CLINICAL, ("care-manager",)),
    "social-worker": Role(_CLINICAL, ()),
    "anesthesiologist": Role(_CLINICAL, ("anaesthetist", "anesthetist")),
    "physician-champion": Role(_CLINICAL, ()),
    "clinical-safety-officer": Role(_CLINICAL, ()),
    "cmo": Role(_CLINICAL, ("chief-medical-officer",)),
    "cno": Role(_CLINICAL, ("chief-nursing-officer",)),
    "cmio": Role(_CLINICAL, ()),
    "cnio": Role(_CLINICAL, ()),
    "financial-counselor": Role(_REVENUE, ("financial-counsellor",)),
    "prior-auth-specialist": Role(_REVENUE, ("authorization-specialist", "prior-authorization-specialist")),
    "coder": Role(_REVENUE, ("medical-coder",)),
    "cdi-specialist": Role(_REVENUE, ("cdi", "cdi-nurse")),
    "charge-capture-analyst": Role(_REVENUE, ("charge-analyst",)),
    "biller": Role(_REVENUE, ("billing-specialist", "billing-clerk")),
    "denials-analyst": Role(_REVENUE, ("denial-analyst", "denials-specialist")),
    "cash-poster": Role(_REVENUE, ("payment-poster",)),
    "him-analyst": Role(_REVENUE, ("him-specialist", "him-clerk")),
    "vp-revenue-cycle": Role(_REVENUE, ()),
    "cfo": Role(_REVENUE, ()),
    "interface-analyst": Role(_IT, ()),
    "application-analyst": Role(_IT, ("analyst", "it-analyst")),
    "data-conversion-lead": Role(_IT, ("conversion-lead",)),
    "cutover-lead": Role(_IT, ()),
    "cio": Role(_IT, ()),
    "compliance-officer": Role(_COMPLIANCE, ()),
    "privacy-officer": Role(_COMPLIANCE, ("compliance-privacy-officer",)),
    "front-desk": Role(_ADMINISTRATION, ("psr", "front-desk-psr", "patient-service-representative", "receptionist")),
    "scheduler": Role(_ADMINISTRATION, ("scheduling-agent", "appointment-scheduler")),
    "registrar": Role(_ADMINISTRATION, ("registration-clerk",)),
    "referral-coordinator": Role(_ADMINISTRATION, ("referrals-coordinator",)),
    "practice-manager": Role(_ADMINISTRATION, ("clinic-manager", "site-manager", "office-manager")),
    "training-lead": Role(_ADMINISTRATION, ()),
    "change-lead": Role(_ADMINISTRATION, ()),
    "executive-sponsor": Role(_ADMINISTRATION, ()),
}
"""Every known role by its usual word."""

_USUAL: Mapping[str, str] = {word: usual for usual, role in ROLES.items() for word in (usual, *role.words)}


def usual_word(role: str) -> str:
    """The usual word for ``role``: the same for all words of one role; an unknown word stands for itself."""
    return _USUAL.get(role, role)


def is_same_role(one: str, other: str) -> bool:
    """Whether two words mean one role."""
    return usual_word(one) == usual_word(other)


def party_of_role(role: str) -> Party | None:
    """The party whose work the role does; none where the table does not know the role."""
    known = ROLES.get(usual_word(role))
    return known.party if known else None
