"""Reads the fields of FHIR resources from plain values, and remembers every one that is not what FHIR R4 has there.

Only the fields that the registry uses are looked at: a server's other fields may be what they like.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from intake.domain.places import Place, shown

MAX_PLACES = 50


@dataclass
class Refusals:
    """The places that are wrong, in the order in which they were met."""

    file: str
    places: list[Place] = field(default_factory=list)

    def add(self, where: str, rule: str, found: object) -> None:
        """Remember a place; beyond :data:`MAX_PLACES` nobody reads on."""
        if len(self.places) < MAX_PLACES:
            self.places.append(Place(f"{self.file}, {where}", rule, shown(found)))


@dataclass(frozen=True)
class Fields:
    """An object of a resource, and where it stands: ``entry[3] PractitionerRole/r7, code[0]``."""

    value: Mapping[str, Any]
    where: str
    refusals: Refusals

    def refuse(self, name: str, rule: str, found: object = None) -> None:
        """Remember that the field ``name`` breaks ``rule``; the object itself where there is no name."""
        self.refusals.add(self._place(name), rule, found)

    def _place(self, name: str) -> str:
        return ", ".join(filter(None, (self.where, name)))

    def text(self, name: str) -> str:
        """The text in ``name``; empty where there is none."""
        value = self.value.get(name)
        if value is None or isinstance(value, str):
            return (value or "").strip()
        self.refuse(name, "text", value)
        return ""

    def flag(self, name: str, *, default: bool) -> bool:
        """The truth of ``name``; ``default`` where it is not said."""
        value = self.value.get(name)
        if value is None or isinstance(value, bool):
            return default if value is None else value
        self.refuse(name, "true or false", value)
        return default

    def inner(self, name: str) -> "Fields | None":
        """The object in ``name``."""
        value = self.value.get(name)
        if value is None or isinstance(value, dict):
            return None if value is None else Fields(value, self._place(name), self.refusals)
        self.refuse(name, "an object", value)
        return None

    def each(self, name: str) -> Iterator["Fields"]:
        """The objects of the list in ``name``."""
        value = self.value.get(name)
        if value is None:
            return
        if not isinstance(value, list):
            self.refuse(name, "a list", value)
            return
        for place, entry in enumerate(value):
            if isinstance(entry, dict):
                yield Fields(entry, f"{self._place(name)}[{place}]", self.refusals)
            else:
                self.refuse(f"{name}[{place}]", "an object", entry)

    def codes(self, name: str) -> Iterator["Coding"]:
        """The codings of the CodeableConcept in ``name``; its text comes last, as a coding without a system."""
        concept = self.inner(name)
        if concept is not None:
            yield from concept.codings()

    def codings(self) -> Iterator["Coding"]:
        """The codings of this CodeableConcept, its text last."""
        for coding in self.each("coding"):
            yield Coding(coding.text("system"), coding.text("code"), coding.text("display"))
        if text := self.text("text"):
            yield Coding("", "", text)

    def identifier(self, system: str) -> str:
        """The value of the identifier of ``system``; empty where there is none."""
        return next((one.text("value") for one in self.each("identifier") if one.text("system") == system), "")

    def extension(self, url: str) -> Any:
        """The value of the extension ``url``, whatever type it has; none where there is none."""
        for extension in self.each("extension"):
            if extension.text("url") == url:
                return next((value for key, value in extension.value.items() if key.startswith("value")), None)
        return None


@dataclass(frozen=True)
class Coding:
    """One coding of a concept."""

    system: str
    code: str
    display: str
