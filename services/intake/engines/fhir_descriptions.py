"""What a resource says of itself as a site or a department: slug, name, kind, wave, time zone."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from intake.domain.sites import SiteDepartment, SiteDescription, StaffGroup
from intake.domain.words import SiteKind, is_name, is_slug, slug_of
from intake.engines.fhir_fields import Fields
from intake.engines.fhir_resources import OURS, TIME_ZONE
from intake.engines.registry_rules import NAME_RULE, SLUG_RULE, ZONE_RULE, is_kind, is_time_zone

HOSPITAL_CODES = frozenset({"HOSP", "CHR", "GACH", "MHSP", "PSYCHF", "RH"})
"""Codes of HL7's v3-ServiceDeliveryLocationRoleType that are hospitals."""
HOSPITAL_WORDS = frozenset({"hospital", "hospitals", "infirmary"})
"""Words of a name that make a hospital of a site without a type."""


@dataclass
class DepartmentDraft:
    """A department at a site while it is put together."""

    name: str
    staff: Counter[tuple[str, str]] = field(default_factory=Counter)

    def described(self, slug: str) -> SiteDepartment:
        """The department with its staff by role and shift."""
        groups = tuple(StaffGroup(role, shift, count) for (role, shift), count in sorted(self.staff.items()))
        return SiteDepartment(slug, self.name, groups)


def describe_site(sources: Sequence[Fields], departments: Mapping[str, DepartmentDraft]) -> SiteDescription:
    """The site that the first of ``sources`` is; the others are asked where it does not say."""
    name = sources[0].text("name")
    return SiteDescription(
        _named(sources, "site", name),
        name,
        _kind(sources, name),
        _checked(_extensions(sources, f"{OURS}wave"), is_slug, SLUG_RULE),
        _checked(_extensions(sources, TIME_ZONE), is_time_zone, ZONE_RULE),
        tuple(departments[slug].described(slug) for slug in sorted(departments)),
    )


def department_slug(fields: Fields) -> str:
    """The slug of the department that the resource is."""
    return _named([fields], "department", fields.text("name"))


def _named(sources: Sequence[Fields], what: str, name: str) -> str:
    """The slug in our identifier, else that of the name; refusals for a name or slug that cannot be."""
    if not is_name(name):
        sources[0].refuse("name", NAME_RULE, name)
    for fields in sources:
        if slug := fields.identifier(f"{OURS}{what}"):
            if not is_slug(slug):
                fields.refuse(f"identifier of {OURS}{what}", SLUG_RULE, slug)
            return slug
    if name and not slug_of(name):
        sources[0].refuse("name", f"Latin letters in it, or an identifier of the system {OURS}{what}", name)
    return slug_of(name)


def _kind(sources: Iterable[Fields], name: str) -> SiteKind:
    codings = [coding for fields in sources for concept in fields.each("type") for coding in concept.codings()]
    for coding in codings:
        if coding.system == f"{OURS}kind" and is_kind(coding.code):
            return SiteKind(coding.code)
    codes = {coding.code for coding in codings} - {"", "prov"}
    is_hospital = not codes.isdisjoint(HOSPITAL_CODES) if codes else not HOSPITAL_WORDS.isdisjoint(name.lower().split())
    return SiteKind.HOSPITAL if is_hospital else SiteKind.CLINIC


def _extensions(sources: Iterable[Fields], url: str) -> Iterable[tuple[Fields, object]]:
    for fields in sources:
        for holder in (fields, fields.inner("address") if isinstance(fields.value.get("address"), dict) else None):
            if holder is not None and (said := holder.extension(url)) is not None:
                yield holder, said


def _checked(said: Iterable[tuple[Fields, object]], is_right: Callable[[str], bool], rule: str) -> str | None:
    for fields, value in said:
        if isinstance(value, str) and is_right(value):
            return value
        fields.refuse("extension", rule, value)
    return None
