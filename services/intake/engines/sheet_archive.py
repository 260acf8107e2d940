"""The parts of an XLSX archive, unpacked within bounds, and the walk through one of them.

What the archive's directory says of sizes is checked first, and what really comes out is counted as it comes: a small
file cannot become a large one.
"""

import zipfile
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from xml.parsers import expat

MAX_ENTRIES = 1_000
MAX_PART_BYTES = 128 * 1024 * 1024
MAX_TOTAL_BYTES = 192 * 1024 * 1024
MAX_RATIO = 200
FREE_RATIO_BYTES = 1024 * 1024
"""Parts below this may be packed as tightly as they like."""

_CHUNK = 64 * 1024


class SheetsRefused(Exception):
    """The bytes are no workbook that is read here: what is wrong at ``place``, as rule and finding."""

    def __init__(self, rule: str, found: str, place: str = "") -> None:
        self.rule = rule
        self.found = found
        self.place = place
        super().__init__(f"{place}: {rule}" if place else rule)


class BytesFile:
    """Bytes as ``zipfile`` wants them; the engines open no files, not even in memory."""

    def __init__(self, content: bytes) -> None:
        self._content = content
        self._at = 0

    def seek(self, offset: int, whence: int = 0, /) -> int:
        start = (0, self._at, len(self._content))[whence]
        if start + offset < 0:
            raise zipfile.BadZipFile("a place before the beginning")
        self._at = start + offset
        return self._at

    def seekable(self) -> bool:
        return True

    def tell(self) -> int:
        return self._at

    def read(self, size: int | None = -1, /) -> bytes:
        end = len(self._content) if size is None or size < 0 else self._at + size
        taken = self._content[self._at : end]
        self._at += len(taken)
        return taken


class Parts:
    """The parts of the archive; what is unpacked in all is counted."""

    def __init__(self, archive: zipfile.ZipFile) -> None:
        self._archive = archive
        self._unpacked = 0
        entries = archive.infolist()
        if len(entries) > MAX_ENTRIES:
            raise SheetsRefused(f"a workbook of at most {MAX_ENTRIES} parts", f"{len(entries)} parts")
        self._entries = {entry.filename: entry for entry in entries}
        if len(self._entries) != len(entries):
            raise SheetsRefused("a workbook that has each part once", "a part twice")

    def has(self, name: str) -> bool:
        return name in self._entries

    def chunks(self, name: str) -> Iterator[bytes]:
        """The bytes of a part, as they are unpacked."""
        entry = self._entries.get(name)
        if entry is None:
            raise SheetsRefused("an XLSX workbook", f"no part {name}")
        packed = max(entry.compress_size, 1)
        if entry.file_size > MAX_PART_BYTES or (
            entry.file_size > FREE_RATIO_BYTES and entry.file_size / packed > MAX_RATIO
        ):
            raise _too_large(name)
        with self._archive.open(entry) as opened:
            real = 0
            while chunk := opened.read(_CHUNK):
                real += len(chunk)
                self._unpacked += len(chunk)
                if real > entry.file_size or self._unpacked > MAX_TOTAL_BYTES:
                    raise _too_large(name)
                yield chunk


def _too_large(name: str) -> SheetsRefused:
    return SheetsRefused(f"a workbook of at most {MAX_TOTAL_BYTES // 1024 // 1024} MiB unpacked", "more", name)


Begin = Callable[[str, Mapping[str, str]], None]


@dataclass
class Walk:
    """Walks through one part: ``begin`` and ``end`` of each element, by its name without namespace."""

    begin: Begin = field(default=lambda _name, _attributes: None)
    end: Callable[[str], None] = field(default=lambda _name: None)
    text: Callable[[str], None] = field(default=lambda _text: None)

    def read(self, chunks: Iterator[bytes]) -> None:
        parser = expat.ParserCreate(namespace_separator=" ")
        parser.buffer_text = True
        parser.StartDoctypeDeclHandler = _no_doctype
        parser.StartElementHandler = lambda name, attributes: self.begin(_local(name), attributes)
        parser.EndElementHandler = lambda name: self.end(_local(name))
        parser.CharacterDataHandler = self.text
        for chunk in chunks:
            parser.Parse(chunk, False)  # expat takes it by place only
        parser.Parse(b"", True)


def _no_doctype(*_: object) -> None:
    raise SheetsRefused("a workbook without declarations of types in its parts", "one")


def _local(name: str) -> str:
    return name.rpartition(" ")[2]
