"""The exchange formats: files of maps and standards that people keep, and that other tools read and write."""

from contracts.formats.canonical import canonical_bytes, canonical_form, canonical_json, content_hash
from contracts.formats.limits import Limits
from contracts.formats.models import FORMATS, Flow, MapDocument, StandardDocument, Step
from contracts.formats.normal import normalised, role_slug
from contracts.formats.places import FormatRefused, Place
from contracts.formats.reader import given_back, read_maps, read_standards

__all__ = [
    "FORMATS",
    "Flow",
    "FormatRefused",
    "Limits",
    "MapDocument",
    "Place",
    "StandardDocument",
    "Step",
    "canonical_bytes",
    "canonical_form",
    "canonical_json",
    "content_hash",
    "given_back",
    "normalised",
    "read_maps",
    "read_standards",
    "role_slug",
]
