"""Reads an XLSX workbook as rows of text, within bounds. Nothing is evaluated: of a formula its last result is taken.

Of the archive only the workbook, its relations, its texts and its sheets are opened. The bounds of the archive are in
:mod:`intake.engines.sheet_archive`.
"""

import re
import struct
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from xml.parsers import expat

from intake.engines.sheet_archive import BytesFile, Parts, SheetsRefused, Walk

MAX_SHEETS = 100
MAX_ROWS = 200_001
MAX_COLUMNS = 256
MAX_CELL_CHARACTERS = 32_767
MAX_CHARACTERS = 40_000_000

_COLUMN = re.compile(r"([A-Z]{1,3})([0-9]{1,7})")
_WORKBOOK = "xl/workbook.xml"
_RELATIONS = "xl/_rels/workbook.xml.rels"
_TEXTS = "xl/sharedStrings.xml"


@dataclass(frozen=True)
class SheetRow:
    """A row as a spreadsheet counts them, from 1; ``cells`` from column A, empty text where there is nothing."""

    number: int
    cells: tuple[str, ...]


@dataclass(frozen=True)
class Sheet:
    """A sheet with the rows that hold something."""

    name: str
    rows: tuple[SheetRow, ...]


def read_sheets(content: bytes) -> tuple[Sheet, ...]:
    """The visible sheets of the workbook ``content``, in its order. Raises :class:`SheetsRefused`."""
    try:
        with zipfile.ZipFile(BytesFile(content)) as archive:
            return _read(Parts(archive))
    except (
        zipfile.BadZipFile,
        zlib.error,
        EOFError,
        NotImplementedError,
        RuntimeError,
        UnicodeError,
        struct.error,
    ) as error:
        raise SheetsRefused("an XLSX workbook without a password", type(error).__name__) from None
    except expat.ExpatError:
        raise SheetsRefused("a workbook whose parts are XML", "what is not") from None


def column_name(place: int) -> str:
    """The letters of the column at ``place``, from 0: A, B, … Z, AA."""
    letters = ""
    place += 1
    while place:
        place, rest = divmod(place - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters


def _read(parts: Parts) -> tuple[Sheet, ...]:
    budget = _Budget(MAX_CHARACTERS)
    texts = _texts(parts, budget) if parts.has(_TEXTS) else []
    targets = _targets(parts)
    sheets: list[Sheet] = []
    for name, relation in _named(parts):
        target = targets.get(relation, "")
        part = target.removeprefix("/") if target.startswith("/") else f"xl/{target}"
        if part.startswith("xl/worksheets/"):
            sheets.append(Sheet(name, tuple(_Rows(name, texts, budget).read(parts.chunks(part)))))
    return tuple(sheets)


@dataclass
class _Budget:
    """How many characters may still be kept; a cell counts as one more, also where it is empty."""

    left: int

    def take(self, text: str) -> str:
        self.left -= len(text) + 1
        if self.left < 0 or len(text) > MAX_CELL_CHARACTERS:
            raise SheetsRefused(f"at most {MAX_CHARACTERS} characters, and {MAX_CELL_CHARACTERS} in a cell", "more")
        return text


def _texts(parts: Parts, budget: _Budget) -> list[str]:
    texts: list[str] = []
    pieces: list[str] = []
    open_elements: list[str] = []

    def begin(name: str, _: Mapping[str, str]) -> None:
        open_elements.append(name)

    def text(said: str) -> None:
        # How a text is to be pronounced (rPh) is beside it, not of it.
        if open_elements and open_elements[-1] == "t" and "rPh" not in open_elements:
            pieces.append(said)

    def end(name: str) -> None:
        open_elements.pop()
        if name == "si":
            texts.append(budget.take("".join(pieces)))
            pieces.clear()

    Walk(begin, end, text).read(parts.chunks(_TEXTS))
    return texts


def _targets(parts: Parts) -> Mapping[str, str]:
    targets: dict[str, str] = {}

    def begin(name: str, attributes: Mapping[str, str]) -> None:
        if name == "Relationship":
            targets[attributes.get("Id", "")] = attributes.get("Target", "")

    Walk(begin).read(parts.chunks(_RELATIONS))
    return targets


def _named(parts: Parts) -> list[tuple[str, str]]:
    """The visible sheets: name, and id of the relation to its part."""
    named: list[tuple[str, str]] = []

    def begin(name: str, attributes: Mapping[str, str]) -> None:
        if name == "sheet" and attributes.get("state", "visible") == "visible":
            relation = next((value for key, value in attributes.items() if key.endswith(" id")), "")
            named.append((attributes.get("name", "")[:31], relation))

    Walk(begin).read(parts.chunks(_WORKBOOK))
    if len(named) > MAX_SHEETS:
        raise SheetsRefused(f"at most {MAX_SHEETS} sheets", f"{len(named)} sheets")
    return named


class _Rows:
    """Reads the rows of one sheet."""

    def __init__(self, sheet: str, texts: list[str], budget: _Budget) -> None:
        self._sheet = sheet
        self._texts = texts
        self._budget = budget
        self._rows: list[SheetRow] = []
        self._number = 0
        self._cells: dict[int, str] = {}
        self._column = -1
        self._kind = ""
        self._pieces: list[str] = []
        self._is_value = False

    def read(self, chunks: Iterator[bytes]) -> list[SheetRow]:
        Walk(self._begin, self._end, self._text).read(chunks)
        return self._rows

    def _begin(self, name: str, attributes: Mapping[str, str]) -> None:
        if name == "row":
            said = attributes.get("r", "")
            self._number = int(said) if said.isascii() and said.isdigit() and len(said) < 8 else self._number + 1
            self._cells, self._column = {}, -1
        elif name == "c":
            self._column = _column_of(attributes.get("r", ""), self._column + 1)
            self._kind = attributes.get("t", "n")
            self._pieces = []
        # An inline text is in `t`, any other value in `v`; a formula (`f`) is not looked at.
        self._is_value = name == "v" or (name == "t" and self._kind == "inlineStr")

    def _text(self, said: str) -> None:
        if self._is_value:
            self._pieces.append(said)

    def _end(self, name: str) -> None:
        self._is_value = False
        if name == "c":
            self._keep_cell()
        elif name == "row" and self._cells:
            if len(self._rows) >= MAX_ROWS:
                raise SheetsRefused(f"at most {MAX_ROWS - 1} rows under the header", "more", self._sheet)
            cells = tuple(self._budget.take(self._cells.get(place, "")) for place in range(max(self._cells) + 1))
            self._rows.append(SheetRow(self._number, cells))

    def _keep_cell(self) -> None:
        text = self._said("".join(self._pieces))
        if not text:
            return
        if self._column >= MAX_COLUMNS:
            place = f"{self._sheet}, row {self._number}"
            raise SheetsRefused(f"at most {MAX_COLUMNS} columns", "more", place)
        self._cells[self._column] = text

    def _said(self, raw: str) -> str:
        if self._kind == "s":
            is_known = raw.isascii() and raw.isdigit() and len(raw) < 9 and int(raw) < len(self._texts)
            return self._texts[int(raw)] if is_known else "#REF!"
        if self._kind == "b":
            return {"1": "true", "0": "false"}.get(raw, raw)
        return _number(raw) if self._kind == "n" else raw


def _column_of(reference: str, otherwise: int) -> int:
    match = _COLUMN.fullmatch(reference)
    if match is None:
        return otherwise
    place = 0
    for letter in match.group(1):
        place = place * 26 + ord(letter) - ord("A") + 1
    return place - 1


def _number(raw: str) -> str:
    """A number as a person writes it: 12 for 12.0 and 1.2E1."""
    try:
        value = Decimal(raw)
    except InvalidOperation:
        return raw
    if not value.is_finite() or abs(value.adjusted()) > 15:
        return raw
    return str(int(value)) if value == value.to_integral_value() else format(value.normalize(), "f")
