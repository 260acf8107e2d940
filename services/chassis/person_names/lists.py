"""Which words are names: the United States census of 1990, which is in the public domain.

``first.txt`` has the 2,500 most frequent first names of women and 1,200 of men, ``last.txt`` the 12,000 most frequent
last names, which nine of ten and two of three people have. ``words.txt`` are those of them that are words of English
too (Grant, May, Page, Chase): such a word alone is no name.
"""

from functools import cache
from pathlib import Path

_HERE = Path(__file__).parent
NEVER_WORDS = """
epic cerner kaiser dell zebra dragon quest labcorp cvs walgreens medicare medicaid aetna cigna humana tricare zoom
monday tuesday wednesday thursday friday saturday sunday january february march april june july august september
october november december oakwood riverside lakeside main oak elm maple pine cedar hill lake river north south east
west english spanish french german russian arabic haitian portuguese vietnamese chinese american indian
"""
NEVER = frozenset(NEVER_WORDS.split())
"""Names of systems, payers, places, days and languages, which nobody is called by in such a text."""


FREQUENT_WORDS = """
james john robert michael david richard charles joseph thomas daniel paul donald george kenneth steven edward brian
kevin jason jeff jack joe mary patricia linda barbara elizabeth jennifer susan margaret dorothy lisa nancy karen
helen sandra donna carol ruth sharon smith johnson williams jones davis miller wilson taylor anderson harris martin
thompson garcia martinez robinson clark rodriguez lewis lee allen wright adams nelson campbell mitchell roberts
phillips evans edwards collins stewart morris rogers murphy peterson kelly sanders
"""
FREQUENT = frozenset(FREQUENT_WORDS.split())
"""Names so frequent that a dictionary of English has them, though nobody means anything else by them."""


@cache
def first_names() -> frozenset[str]:
    """First names, in lower case."""
    return _read("first")


@cache
def last_names() -> frozenset[str]:
    """Last names, in lower case."""
    return _read("last")


@cache
def plain_words() -> frozenset[str]:
    """Names that are words of English too."""
    return (_read("words") - FREQUENT) | NEVER


def _read(name: str) -> frozenset[str]:
    return frozenset((_HERE / f"{name}.txt").read_text(encoding="ascii").split())
