"""A place in the log of changes, as a browser carries it: ``<epoch>-<transaction>-<change>``."""

import re
from dataclasses import dataclass

_TEXT = re.compile(r"(0|[1-9][0-9]{0,9})-(0|[1-9][0-9]{0,19})-(0|[1-9][0-9]{0,18})", re.ASCII)


@dataclass(frozen=True, order=True)
class Cursor:
    """After which change a reader goes on. Cursors are ordered as the changes are; another epoch is another log."""

    epoch: int
    xid: int
    change_id: int

    def __str__(self) -> str:
        return f"{self.epoch}-{self.xid}-{self.change_id}"


def parse_cursor(text: str) -> Cursor | None:
    """The cursor that ``text`` says; none where it is not one."""
    found = _TEXT.fullmatch(text)
    return Cursor(*(int(part) for part in found.groups())) if found else None
