"""The four resources of a registry, as far as it uses them. Source: HL7 FHIR R4 (4.0.1), Administration module.

R4B has the same four. ``key`` is how a resource is known inside its bundle: ``Organization/o1``;
references are kept as the addresses that they give.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from intake.domain.words import slug_of
from intake.engines.fhir_fields import Coding, Fields

OURS = "urn:plumbline:"
TIME_ZONE = "http://hl7.org/fhir/StructureDefinition/timezone"

INACTIVE = frozenset({"inactive", "suspended", "entered-in-error"})
SITE_FORMS = frozenset({"", "si", "bu", "area"})
"""Physical types of locations that are a site where no other location holds them: site, building, area, not said."""


@dataclass(frozen=True)
class Organization:
    """A department, where ``is_department``; else a provider: a health system, hospital or clinic."""

    key: str
    fields: Fields
    name: str
    is_department: bool
    part_of: str


@dataclass(frozen=True)
class Location:
    """A place; ``form`` is the code of its physical type."""

    key: str
    fields: Fields
    name: str
    form: str
    part_of: str
    organization: str


@dataclass(frozen=True)
class Service:
    """A healthcare service: says that an organization works at locations."""

    key: str
    fields: Fields
    name: str
    organization: str
    locations: tuple[str, ...]


@dataclass(frozen=True)
class Post:
    """A practitioner's role: persons of ``roles`` in a department at locations. No person is looked at."""

    key: str
    fields: Fields
    organization: str
    locations: tuple[str, ...]
    services: tuple[str, ...]
    roles: tuple[str, ...]
    shift: str
    headcount: int

    @property
    def addresses(self) -> tuple[str, ...]:
        """All that it refers to."""
        return tuple(filter(None, (self.organization, *self.locations, *self.services)))


def is_active(fields: Fields) -> bool:
    """Whether the resource counts: neither retired nor entered in error."""
    return fields.flag("active", default=True) and fields.text("status") not in INACTIVE


def reference_of(fields: Fields | None) -> str:
    """The address that the reference gives; empty where it gives none."""
    return last_parts(fields.text("reference")) if fields is not None else ""


def last_parts(address: str) -> str:
    """``Organization/o1`` of any address that ends so; a ``urn:`` as it is."""
    if address.startswith(("urn:", "#")):
        return address
    return "/".join(address.partition("/_history/")[0].split("/")[-2:])


def references_of(fields: Fields, name: str) -> tuple[str, ...]:
    """The keys of the references in the list ``name``."""
    return tuple(key for one in fields.each(name) if (key := reference_of(one)))


def read_organization(key: str, fields: Fields) -> Organization | None:
    """The organization; none for those that give no care (payers, vendors)."""
    codes = {coding.code for concept in fields.each("type") for coding in concept.codings() if coding.code}
    part_of = reference_of(fields.inner("partOf"))
    is_department = "dept" in codes or (not codes and bool(part_of))
    if codes and codes.isdisjoint({"prov", "dept"}):
        return None
    return Organization(key, fields, fields.text("name"), is_department, part_of)


def read_location(key: str, fields: Fields) -> Location | None:
    """The location; none for a kind of location instead of one (``mode``)."""
    if fields.text("mode") == "kind":
        return None
    form = next((coding.code for coding in fields.codes("physicalType") if coding.code), "")
    part_of = reference_of(fields.inner("partOf"))
    organization = reference_of(fields.inner("managingOrganization"))
    return Location(key, fields, fields.text("name"), form, part_of, organization)


def read_service(key: str, fields: Fields) -> Service:
    """The healthcare service."""
    organization = reference_of(fields.inner("providedBy"))
    return Service(key, fields, fields.text("name"), organization, references_of(fields, "location"))


def read_post(key: str, fields: Fields) -> Post:
    """The practitioner's role. A missing role is remembered as a refusal."""
    roles = tuple(dict.fromkeys(slug for concept in fields.each("code") if (slug := _role(concept))))
    if not roles:
        fields.refuse("code", "the role: a coding, or its text", fields.value.get("code"))
    return Post(
        key,
        fields,
        reference_of(fields.inner("organization")),
        references_of(fields, "location"),
        references_of(fields, "healthcareService"),
        roles,
        _shift(fields),
        _headcount(fields),
    )


def _role(concept: Fields) -> str:
    """Our own code where there is one; else what people call it, because codes of others are often numbers."""
    codings = list(concept.codings())
    ours = [coding.code for coding in codings if coding.system == f"{OURS}role"]
    return slug_of(next(iter([*ours, *_words(codings)]), ""))


def _words(codings: list[Coding]) -> Iterator[str]:
    yield from (coding.display for coding in codings if coding.display)
    yield from (coding.code for coding in codings if not coding.code.isdigit())


def _shift(fields: Fields) -> str:
    """The extension's; else the one in which the first available time begins; else day."""
    if said := fields.extension(f"{OURS}shift"):
        return slug_of(str(said))
    start = next((time.text("availableStartTime") for time in fields.each("availableTime")), "")
    if not start:
        return "day"
    return "day" if "05:00" <= start < "12:00" else "evening" if "12:00" <= start < "18:00" else "night"


def _headcount(fields: Fields) -> int:
    said = fields.extension(f"{OURS}headcount")
    if said is None:
        return 1
    if isinstance(said, int) and not isinstance(said, bool) and 0 <= said <= 100_000:
        return said
    fields.refuse("extension headcount", "a whole number from 0 to 100000", said)
    return 0
