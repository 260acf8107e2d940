"""The five parties, and which of them owns a role's or a department's work."""

from collections.abc import Mapping
from enum import StrEnum


class Party(StrEnum):
    """The five parties that must agree on one design."""

    CLINICAL = "clinical"
    REVENUE_CYCLE = "revenue-cycle"
    IT = "it"
    COMPLIANCE = "compliance"
    ADMINISTRATION = "administration"


ALL_PARTIES: tuple[Party, ...] = tuple(Party)

DEPARTMENTS: Mapping[Party, frozenset[str]] = {
    Party.CLINICAL: frozenset(
        {
            "ambulatory-primary-care", "ambulatory-specialty", "primary-care", "specialty-care", "ed",
            "emergency-department", "inpatient-nursing", "perioperative", "l-and-d", "labor-and-delivery",
            "labour-and-delivery", "pharmacy", "laboratory", "imaging", "radiology",
        }
    ),
    Party.REVENUE_CYCLE: frozenset(
        {
            "professional-billing", "hospital-billing", "billing", "revenue-cycle", "him-coding", "him-and-coding",
            "coding", "referrals-and-prior-auth", "referrals-prior-auth", "prior-authorization", "prior-authorisation",
        }
    ),
    Party.IT: frozenset({"it-applications", "interfaces", "it", "information-technology"}),
    Party.COMPLIANCE: frozenset({"compliance-and-privacy", "compliance-privacy", "compliance", "privacy"}),
    Party.ADMINISTRATION: frozenset(
        {"patient-access", "central-scheduling", "supply", "quality", "administration", "practice-management"}
    ),
}  # fmt: skip
"""Which party a department's work belongs to. The slugs are those of the field's twenty departments and the other
spellings in use. Patient access counts as administration: it sits at the sites and answers to their managers."""


def party_of_department(department: str) -> Party | None:
    """The party that a department's work belongs to; none where the table does not know the department."""
    return next((party for party, slugs in DEPARTMENTS.items() if department in slugs), None)
