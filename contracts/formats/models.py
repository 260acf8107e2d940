"""The exchange formats ``plumbline.map/1`` and ``plumbline.standard/1``, as pydantic models.

They say what a file may hold; the JSON Schemas for other people's tools are generated from them. A field that may be
left out may also be null. Fields that are not known here are kept, hashed and given back. Nothing is converted: a
number written as text is refused, so that what is given back is what was written.
"""

from typing import Annotated, Any, ClassVar, Literal, TypeAlias

from pydantic import (
    BaseModel,
    ConfigDict,
    Discriminator,
    Field,
    GetJsonSchemaHandler,
    StringConstraints,
    Tag,
    ValidatorFunctionWrapHandler,
    WrapValidator,
    model_validator,
)
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema

from contracts.fields import Code, Item, Privacy, Slug, StepId

WORDING_PATTERN = r"^[^\x00-\x1f\x7f]*[^\s\x00-\x1f\x7f][^\x00-\x1f\x7f]*$"
ROLE_PATTERN = r"^[^\x00-\x1f\x7f]*[A-Za-z0-9][^\x00-\x1f\x7f]*$"
SYSTEM_PATTERN = r"^(ehr|paper|spreadsheet|phone|fax|person|other:[^\x00-\x1f\x7f]{1,60})$"
MEANS_PATTERN = r"^(ehr|voice|paper|none|spreadsheet|phone|fax|person|other:[^\x00-\x1f\x7f]{1,60})$"

_LABEL = {"x-privacy": Privacy.LABEL.value}

Wording = Annotated[
    str, StringConstraints(pattern=WORDING_PATTERN, max_length=200), Field(json_schema_extra={**_LABEL, "minLength": 1})
]
"""A name or condition in a site's own words, on one line."""
RoleName = Annotated[str, StringConstraints(pattern=ROLE_PATTERN, max_length=80), Field(json_schema_extra={**_LABEL})]
"""A role as the site calls it; compared by its slug, see :func:`contracts.formats.normal.role_slug`."""
System = Annotated[str, StringConstraints(pattern=SYSTEM_PATTERN), Field(json_schema_extra={**_LABEL})]
Means = Annotated[str, StringConstraints(pattern=MEANS_PATTERN), Field(json_schema_extra={**_LABEL})]
Evidence = Literal["observed", "interviewed", "logged", "assumed"]


def _as_written(value: Any, validate: ValidatorFunctionWrapHandler) -> Any:
    validate(value)
    return value


VersionName = Annotated[str, StringConstraints(pattern=WORDING_PATTERN, max_length=40)]
Minutes = Annotated[float, Field(ge=0, le=100_000), WrapValidator(_as_written)]
Estimate = Annotated[list[Minutes], Field(min_length=3, max_length=3)]
Items = Annotated[list[Item], Field(max_length=200)]


class Part(BaseModel):
    """A part of a document: keeps what it does not know, and refuses what it knows to be wrong."""

    model_config = ConfigDict(extra="allow", frozen=True, strict=True)

    @model_validator(mode="before")
    @classmethod
    def _null_is_absent(cls, value: Any) -> Any:
        if not isinstance(value, dict):
            return value
        fields = cls.model_fields
        return {
            key: inner
            for key, inner in value.items()
            if inner is not None or key not in fields or fields[key].is_required()
        }

    @classmethod
    def __get_pydantic_json_schema__(cls, core_schema: CoreSchema, handler: GetJsonSchemaHandler) -> JsonSchemaValue:
        """Say in the schema, too, that what may be left out may be null."""
        schema = handler(core_schema)
        described = handler.resolve_ref_schema(schema)
        optional = described.get("properties", {}).keys() - set(described.get("required", []))
        for name in optional:
            declared = described["properties"][name]
            if {"type": "null"} not in declared.get("anyOf", []):
                outside = {key: declared.pop(key) for key in ("default", "title") if key in declared}
                described["properties"][name] = {"anyOf": [declared, {"type": "null"}], **outside}
        return schema


class NeededItem(Part):
    """A data item that a step needs; ``by`` is the milestone before which it must exist."""

    item: Item
    values: Code | None = None
    by: Item | None = None
    required: bool = True


class GivenItem(Part):
    """A data item that a step brings into being, and the name of its value set."""

    item: Item
    values: Code | None = None


BY_NAME, BY_PARTS = "as:name", "as:object"
"""Tags of the two ways to write one thing, by its name or otherwise; never part of a field's name in a refusal."""


def _way(value: Any) -> str:
    return BY_NAME if isinstance(value, str) else BY_PARTS


Need = Annotated[Annotated[Item, Tag(BY_NAME)] | Annotated[NeededItem, Tag(BY_PARTS)], Discriminator(_way)]
Gift = Annotated[Annotated[Item, Tag(BY_NAME)] | Annotated[GivenItem, Tag(BY_PARTS)], Discriminator(_way)]


Version = Annotated[
    Annotated[VersionName, Tag(BY_NAME)] | Annotated[Annotated[int, Field(ge=1)], Tag(BY_PARTS)], Discriminator(_way)
]


class Branch(Part):
    """One way out of a decision; without ``next`` nobody said where it leads."""

    when: Wording
    next: StepId | None = None


class Decision(Part):
    """A question in the work, and its branches."""

    question: Wording
    branches: Annotated[list[Branch], Field(min_length=1, max_length=50)]


class HandOff(Part):
    """Who takes over, and by what they learn of it."""

    role: RoleName
    by: Means | None = None


class Exceptional(Part):
    """A case in which the work leaves its usual way: downtime, minor, interpreter, night, locum …."""

    when: Wording
    next: StepId | None = None


class Step(Part):
    """One step. ``minutes`` is low, likely, high; ``department`` is said where it is not the document's own."""

    id: StepId
    name: Wording
    actor: RoleName
    department: Slug | None = None
    after: Items = []
    needs: Annotated[list[Need], Field(max_length=200)] = []
    gives: Annotated[list[Gift], Field(max_length=200)] = []
    marks: Items = []
    system: System | None = None
    minutes: Estimate | None = None
    waits_minutes: Minutes = 0
    evidence: Evidence | None = None
    decision: Decision | None = None
    next: Annotated[list[StepId], Field(max_length=200)] = []
    hands_to: HandOff | None = None
    exceptions: Annotated[list[Exceptional], Field(max_length=50)] = []


Steps = Annotated[list[Step], Field(min_length=1, max_length=300)]


class Teller(Part):
    """A role, on a shift, whose telling the map was made from."""

    role: RoleName
    shift: RoleName | None = None
    evidence: Evidence | None = None


class MapDocument(Part):
    """How one site really does a workflow: ``plumbline.map/1``."""

    format: Literal["plumbline.map/1"]
    site: Slug
    department: Slug
    workflow: Slug
    starts_with: Items = []
    ends_with: Items = []
    told_by: Annotated[list[Teller], Field(max_length=100)] = []
    steps: Steps

    UNHASHED: ClassVar[frozenset[str]] = frozenset()
    """Fields that are no part of the content, and so not of its hash."""


class StandardDocument(Part):
    """How the sites in ``covers`` will do a workflow: ``plumbline.standard/1``.

    ``version`` is its author's name for it; the same content under another version is the same content.
    """

    format: Literal["plumbline.standard/1"]
    version: Version | None = None
    covers: Annotated[list[Slug], Field(max_length=2000)] = []
    department: Slug
    workflow: Slug
    starts_with: Items = []
    ends_with: Items = []
    steps: Steps

    UNHASHED: ClassVar[frozenset[str]] = frozenset({"version"})


Flow: TypeAlias = MapDocument | StandardDocument
"""What is read alike: steps of a workflow in a department."""

FORMATS: dict[str, type[BaseModel]] = {"plumbline.map/1": MapDocument, "plumbline.standard/1": StandardDocument}
"""Every format by the name that a file carries in ``format``."""
