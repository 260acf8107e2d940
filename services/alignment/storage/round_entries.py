"""Entries of a round's history as rows, and back."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from alignment.domain.history import HistoryEntry
from alignment.domain.parties import Party
from alignment.storage.documents import voided_document, voided_from


def entry_rows(history: Sequence[HistoryEntry]) -> Iterator[tuple[object, ...]]:
    """The columns of each entry after the round's id, in the order of the table."""
    for entry in history:
        detail = {
            "party": entry.party,
            "department": entry.department,
            "from_hash": entry.from_hash,
            "reason_id": entry.reason_id,
            "kept": list(entry.kept),
            "voided": [voided_document(voided) for voided in entry.voided],
        }
        yield entry.entry, entry.what, entry.at, entry.by, entry.by_name, entry.content_hash, detail


def entry_from(row: Mapping[str, Any]) -> HistoryEntry:
    """The entry that a row holds."""
    detail = row["detail"]
    return HistoryEntry(
        row["entry"],
        row["what"],
        row["at"],
        row["by_subject"],
        row["by_name"],
        row["content_hash"],
        party=Party(detail["party"]) if detail["party"] else None,
        department=detail["department"],
        from_hash=detail["from_hash"],
        reason_id=detail["reason_id"],
        kept=tuple(Party(party) for party in detail["kept"]),
        voided=tuple(voided_from(voided) for voided in detail["voided"]),
    )
