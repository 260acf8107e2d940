"""Spans in one SQLite file that never grows over its bounds: the oldest traces make room for new ones."""

import json
import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

from plumbline.sink.spans import Link, Span

MOST_SPANS = 200_000
MOST_BYTES = 48 * 1024 * 1024
"""Of what is kept; with its indexes the file takes about a third more."""

_SCHEMA = """
CREATE TABLE IF NOT EXISTS traces (
  trace_id TEXT PRIMARY KEY, first_ns INTEGER NOT NULL, last_ns INTEGER NOT NULL,
  spans INTEGER NOT NULL, bytes INTEGER NOT NULL, touched INTEGER NOT NULL
) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS traces_touched ON traces (touched);
CREATE TABLE IF NOT EXISTS spans (
  trace_id TEXT NOT NULL, span_id TEXT NOT NULL, parent_id TEXT, service TEXT NOT NULL, name TEXT NOT NULL,
  kind TEXT NOT NULL, start_ns INTEGER NOT NULL, end_ns INTEGER NOT NULL, status TEXT NOT NULL,
  attributes TEXT NOT NULL, PRIMARY KEY (trace_id, span_id)
) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS links (
  trace_id TEXT NOT NULL, span_id TEXT NOT NULL, to_trace_id TEXT NOT NULL, to_span_id TEXT NOT NULL,
  PRIMARY KEY (trace_id, span_id, to_trace_id, to_span_id)
) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS links_to ON links (to_trace_id);
CREATE TABLE IF NOT EXISTS turn (only_one INTEGER PRIMARY KEY CHECK (only_one = 1), number INTEGER NOT NULL);
INSERT OR IGNORE INTO turn VALUES (1, 0);
"""

_TOUCH = """
INSERT INTO traces VALUES (?, ?, ?, 1, ?, ?)
ON CONFLICT (trace_id) DO UPDATE SET first_ns = min(first_ns, excluded.first_ns),
  last_ns = max(last_ns, excluded.last_ns), spans = spans + 1, bytes = bytes + excluded.bytes,
  touched = excluded.touched
"""

_OLDEST = "SELECT trace_id, spans, bytes FROM traces ORDER BY touched LIMIT 64"
_TOTALS = "SELECT coalesce(sum(spans), 0), coalesce(sum(bytes), 0) FROM traces"

_SUMMARIES = """
SELECT t.trace_id, t.first_ns, t.last_ns, t.spans, s.service, s.name,
  EXISTS (SELECT 1 FROM spans e WHERE e.trace_id = t.trace_id AND e.status = 'error')
FROM traces t JOIN spans s ON s.trace_id = t.trace_id AND s.span_id = (
  SELECT span_id FROM spans f WHERE f.trace_id = t.trace_id ORDER BY f.start_ns, f.parent_id IS NOT NULL LIMIT 1)
WHERE t.trace_id LIKE ? || '%'
ORDER BY t.first_ns DESC LIMIT ?
"""

# A command is a request that asks for a change; looking at what became of it makes newer traces all the time.
_LAST_COMMAND = """
SELECT t.trace_id FROM traces t
WHERE EXISTS (SELECT 1 FROM spans s WHERE s.trace_id = t.trace_id AND s.kind = 'server'
              AND substr(s.name, 1, instr(s.name, ' ')) IN ('POST ', 'PUT ', 'PATCH ', 'DELETE '))
ORDER BY t.first_ns DESC LIMIT 1
"""


@dataclass(frozen=True)
class TraceSummary:
    """One trace at a glance; ``service`` and ``name`` are of its first span."""

    trace_id: str
    first_ns: int
    last_ns: int
    spans: int
    service: str
    name: str
    has_error: int
    """1 where a span of it failed, else 0."""


def _columns(span: Span) -> tuple[str | int | None, ...]:
    return (
        *(span.trace_id, span.span_id, span.parent_id, span.service, span.name, span.kind),
        *(span.start_ns, span.end_ns, span.status),
    )


class SpanStore:
    """The file at ``path``. One writer, any number of readers, also while it is written to."""

    def __init__(self, path: Path, *, most_spans: int = MOST_SPANS, most_bytes: int = MOST_BYTES) -> None:
        self._most_spans = most_spans
        self._most_bytes = most_bytes
        # Names and addresses of a hospital's systems are in there: not for other accounts of the machine.
        path.touch(mode=0o600)
        # Traces are not worth waiting for the disk; a power cut may take the newest.
        self._file = sqlite3.connect(path, isolation_level=None)
        self._file.executescript("PRAGMA journal_mode = WAL; PRAGMA synchronous = OFF; PRAGMA busy_timeout = 2000;")
        self._file.executescript(_SCHEMA)

    def close(self) -> None:
        """Close the file."""
        self._file.close()

    def add(self, spans: Sequence[Span]) -> None:
        """Keep ``spans``, in one transaction. One that came before stays as it was; the oldest traces may go."""
        if not spans:
            return
        with self._transaction():
            (number,) = self._file.execute("UPDATE turn SET number = number + 1 RETURNING number").fetchone()
            for span in spans:
                self._add(span, number)
            self._make_room()

    def summaries(self, prefix: str = "", limit: int = 20) -> list[TraceSummary]:
        """Traces whose id begins with ``prefix`` (hex), newest first."""
        rows = self._file.execute(_SUMMARIES, (prefix, limit))
        return [TraceSummary(*row) for row in rows]

    def last_command(self) -> TraceSummary | None:
        """The newest trace of a request that asked for a change; none if there is none."""
        row = self._file.execute(_LAST_COMMAND).fetchone()
        return self.summaries(row[0], 1)[0] if row else None

    def trace(self, trace_id: str) -> list[Span]:
        """The spans of one trace in the order of their start."""
        rows = self._file.execute(
            "SELECT trace_id, span_id, parent_id, service, name, kind, start_ns, end_ns, status, attributes "
            "FROM spans WHERE trace_id = ? ORDER BY start_ns, end_ns DESC, span_id",
            (trace_id,),
        ).fetchall()
        links = self._links(trace_id)
        return [
            replace(Span(*row[:9]), attributes=json.loads(row[9]), links=tuple(links.get(row[1], ()))) for row in rows
        ]

    def traces_linking_to(self, trace_id: str, limit: int = 200) -> list[str]:
        """The other traces in which a span links to one of ``trace_id``, oldest first."""
        rows = self._file.execute(
            "SELECT DISTINCT l.trace_id, t.first_ns FROM links l JOIN traces t ON t.trace_id = l.trace_id "
            "WHERE l.to_trace_id = ? AND l.trace_id <> ? ORDER BY t.first_ns LIMIT ?",
            (trace_id, trace_id, limit),
        )
        return [row[0] for row in rows]

    def totals(self) -> tuple[int, int]:
        """How many spans are kept, and their bytes."""
        spans, size = self._file.execute(_TOTALS).fetchone()
        return spans, size

    @contextmanager
    def _transaction(self) -> Iterator[None]:
        self._file.execute("BEGIN IMMEDIATE")
        try:
            yield
        except BaseException:
            self._file.execute("ROLLBACK")
            raise
        self._file.execute("COMMIT")

    def _add(self, span: Span, number: int) -> None:
        attributes = json.dumps(span.attributes)
        size = len(attributes) + len(span.name) + len(span.service) + 120 + 96 * len(span.links)
        cursor = self._file.execute(
            "INSERT OR IGNORE INTO spans VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (*_columns(span), attributes),
        )
        if cursor.rowcount == 0:
            return
        self._file.execute(_TOUCH, (span.trace_id, span.start_ns, span.end_ns, size, number))
        self._file.executemany(
            "INSERT OR IGNORE INTO links VALUES (?, ?, ?, ?)",
            [(span.trace_id, span.span_id, link.trace_id, link.span_id) for link in span.links],
        )

    def _make_room(self) -> None:
        spans, size = self.totals()
        while spans > self._most_spans or size > self._most_bytes:
            oldest = self._file.execute(_OLDEST).fetchall()
            for trace_id, its_spans, its_bytes in oldest:
                if spans <= self._most_spans and size <= self._most_bytes:
                    break
                for table in ("links", "spans", "traces"):
                    self._file.execute(f"DELETE FROM {table} WHERE trace_id = ?", (trace_id,))  # noqa: S608
                spans, size = spans - its_spans, size - its_bytes

    def _links(self, trace_id: str) -> dict[str, list[Link]]:
        found: dict[str, list[Link]] = {}
        rows = self._file.execute("SELECT span_id, to_trace_id, to_span_id FROM links WHERE trace_id = ?", (trace_id,))
        for span_id, to_trace, to_span in rows:
            found.setdefault(span_id, []).append(Link(to_trace, to_span))
        return found
