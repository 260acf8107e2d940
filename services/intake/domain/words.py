"""The closed lists of words, and what a name and a slug may be."""

import re
import unicodedata
from enum import StrEnum

MAX_NAME = 200
MAX_SLUG = 64

_SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_CONTROL = re.compile(r"[\x00-\x1f\x7f]")


class SiteKind(StrEnum):
    """What a site is."""

    HOSPITAL = "hospital"
    CLINIC = "clinic"


class EvidenceClass(StrEnum):
    """How a step is known."""

    OBSERVED = "observed"
    INTERVIEWED = "interviewed"
    LOGGED = "logged"
    ASSUMED = "assumed"


class WorkaroundKind(StrEnum):
    """Where a workaround happens (SEWA: type)."""

    IN_SYSTEM_SEQUENCE = "in-system-sequence"
    IN_SYSTEM_DATA_ENTRY = "in-system-data-entry"
    OUT_OF_SYSTEM = "out-of-system"


class Rationale(StrEnum):
    """Why a workaround exists (SEWA: rationale)."""

    DECLARATIVE_KNOWLEDGE = "declarative-knowledge"
    PROCEDURAL_KNOWLEDGE = "procedural-knowledge"
    MEMORY_AID = "memory-aid"
    AWARENESS = "awareness"
    SOCIAL_NORMS = "social-norms"
    TRUST = "trust"
    USABILITY = "usability"
    TECHNICAL_ISSUES = "technical-issues"
    DATA_PRESENTATION = "data-presentation"
    DATA_SPECIFICITY = "data-specificity"
    DATA_INTEGRATION = "data-integration"
    ENFORCED_ACTIONS = "enforced-actions"
    DATA_QUALITY = "data-quality"
    INTEROPERABILITY = "interoperability"


class Scope(StrEnum):
    """Whom a workaround touches (SEWA: scope)."""

    PATIENT = "patient"
    CLINICIAN = "clinician"
    ORGANISATION = "organisation"


class Impact(StrEnum):
    """What a workaround does to safety, effectiveness or efficiency (SEWA: impact)."""

    BETTER = "better"
    NEUTRAL = "neutral"
    WORSE = "worse"
    UNKNOWN = "unknown"


def is_slug(text: str) -> bool:
    """Whether ``text`` is a lower-case name such as ``oak-street``."""
    return len(text) <= MAX_SLUG and _SLUG.fullmatch(text) is not None


def is_name(text: str) -> bool:
    """Whether ``text`` can be shown as a name: one line, not blank, not too long."""
    return bool(text.strip()) and len(text) <= MAX_NAME and _CONTROL.search(text) is None


def slug_of(name: str) -> str:
    """The slug that ``name`` suggests; empty where nothing in it could be part of one."""
    plain = unicodedata.normalize("NFKD", name.replace("&", " and ")).encode("ascii", "ignore").decode().lower()
    plain = plain.replace("'", "")
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:MAX_SLUG].rstrip("-")
