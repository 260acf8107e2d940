"""Patterns of identifiers of a person in free text, so that text which holds one is refused before it is stored.

A pure function on text, and a screen rather than a proof: it finds what has a form (numbers, addresses, dates of
birth), and where it is asked to, names of people. It errs towards finding: whoever is refused takes it out and sends
again.
The forms are those in use in the United States, and telephone numbers with a country code.
"""

import re
from dataclasses import dataclass
from enum import StrEnum

from chassis.person_names import find_names


class Kind(StrEnum):
    """What an identifier looks like."""

    SOCIAL_SECURITY_NUMBER = "social-security-number"
    PHONE_NUMBER = "phone-number"
    E_MAIL_ADDRESS = "e-mail-address"
    RECORD_NUMBER = "record-number"
    DATE_OF_BIRTH = "date-of-birth"
    ADDRESS = "address"
    PERSON_NAME = "person-name"


@dataclass(frozen=True)
class Found:
    """An identifier in a text, from character ``start`` to before ``end``. It does not hold the text itself."""

    kind: Kind
    start: int
    end: int


_MONTH = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}\.?"
_NUMERIC_DATE = r"(?:\d{1,2}[-/.]\d{1,2}[-/.](?:\d{4}|\d{2})|\d{4}[-/.]\d{1,2}[-/.]\d{1,2})"
_WORDED_DATE = (
    rf"(?:{_MONTH}\s{{1,3}}\d{{1,2}}(?:st|nd|rd|th)?,?\s{{1,3}}\d{{4}}|\d{{1,2}}\s{{1,3}}{_MONTH}\s{{1,3}}\d{{4}})"
)
_BIRTH = r"(?:d\.?\s?o\.?\s?b\b\.?|date\s+of\s+birth|birth\s?date|birthday|born(?:\s+on)?)"
_RECORD = (
    r"(?:mrn|m\.r\.n\.|mpi|empi|(?:medical\s+)?record\s+(?:number|no)|(?:patient|pt|chart|account|acct|member|policy"
    r"|subscriber|guarantor|encounter|visit|fin|har|csn)\s*(?:id|number|no|nr|\#))"
)
# A year in which somebody may have been born and in which nothing reported after a go-live has happened.
_OLD_YEAR = r"(?:19\d{2}|200\d|201[0-5])"

_STREET = (
    r"(?:street|avenue|boulevard|drive|lane|court|terrace|circle|highway|parkway|(?-i:St|Ave|Blvd|Rd|Dr|Ln|Ct|Ter|Cir|Hwy"
    r"|Pkwy|Pl|Place|Way|Road)\b\.?|road)"
)
_STATE = (
    r"(?-i:A[LKZR]|C[AOT]|D[CE]|FL|GA|HI|I[DLNA]|K[SY]|LA|M[EDAINSOT]|N[EVHJMYCD]|O[HKR]|PA|RI|S[CD]|T[NX]|UT|V[TA]"
    r"|W[AVIY])"
)

_PATTERNS: tuple[tuple[Kind, re.Pattern[str]], ...] = tuple(
    (kind, re.compile(pattern, re.IGNORECASE))
    for kind, pattern in (
        (Kind.E_MAIL_ADDRESS, r"[a-z0-9][a-z0-9._%+-]{0,63}@[a-z0-9-]{1,63}(?:\.[a-z0-9-]{1,63})+"),
        (Kind.RECORD_NUMBER, rf"\b{_RECORD}[\s.:\#=-]{{0,4}}(?:is\s)?[a-z]{{0,4}}-?\d[\d-]{{2,15}}"),
        (Kind.DATE_OF_BIRTH, rf"\b{_BIRTH}[\s:.,=-]{{0,4}}(?:is\s|was\s)?(?:{_NUMERIC_DATE}|{_WORDED_DATE})"),
        (Kind.DATE_OF_BIRTH, rf"(?<!\d)\d{{1,2}}[-/.]\d{{1,2}}[-/.]{_OLD_YEAR}(?!\d)"),
        (Kind.DATE_OF_BIRTH, rf"(?<!\d){_OLD_YEAR}[-/.]\d{{1,2}}[-/.]\d{{1,2}}(?!\d)"),
        (Kind.SOCIAL_SECURITY_NUMBER, r"(?<![\d-])\d{3}[- ]\d{2}[- ]\d{4}(?![\d-])"),
        (Kind.SOCIAL_SECURITY_NUMBER, r"\b(?:ssn|social\s+security)(?:\s+(?:number|no))?[\s.:\#=-]{0,4}\d{9}(?!\d)"),
        (
            Kind.ADDRESS,
            rf"(?<![\w.])\d{{1,6}}\s(?:[nsew]\.?\s)?(?:(?-i:[A-Z0-9])[\w'.]{{0,20}}\s){{1,3}}{_STREET}(?!\w)",
        ),
        (Kind.ADDRESS, r"\bp\.?\s?o\.?\s?box\s\d{1,7}"),
        (Kind.ADDRESS, rf"\b{_STATE}\.?,?\s{{1,2}}\d{{5}}(?:-\d{{4}})?(?!\d)"),
        (
            Kind.PHONE_NUMBER,
            r"(?<![\d-])(?:\+?1[ .-]?)?(?:\([2-9]\d{2}\)\s{0,2}|[2-9]\d{2}[ .-])[2-9]\d{2}[ .-]?\d{4}(?![\d-])",
        ),
        (Kind.PHONE_NUMBER, r"(?<![\w+])\+\d{1,3}[ .-]?\d(?:[ .-]?\d){6,12}(?!\d)"),
        # A run of digits that stands alone: a record, an account or a telephone; seldom anything else in a report.
        (Kind.RECORD_NUMBER, r"(?<![\w.,/:-])\d{7,12}(?![\w/:-]|[.,]\d)"),
    )
)


def find_identifiers(text: str, *, people: bool = False) -> list[Found]:
    """Every identifier in ``text``, by its place; of several that overlap the first in order of certainty.

    ``people``: names of people, too. Not where names are what is asked for: a hospital may be called by one. Takes time
    in proportion to the length of ``text``.
    """
    found: list[Found] = []
    taken = bytearray(len(text))
    for kind, pattern in _PATTERNS:
        for match in pattern.finditer(text):
            start, end = match.span()
            if not any(taken[start:end]):
                taken[start:end] = b"\x01" * (end - start)
                found.append(Found(kind, start, end))
    for start, end in find_names(text) if people else ():
        if not any(taken[start:end]):
            found.append(Found(Kind.PERSON_NAME, start, end))
    return sorted(found, key=lambda each: each.start)
