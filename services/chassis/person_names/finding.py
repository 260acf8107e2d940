"""Find names of people by lists of names and by what stands around a word; where it may be another, its place says.

A screen and no proof, as :mod:`chassis.identifier_patterns` says of itself. Names of staff are found as well: a text of
how work is done needs roles, not names. Takes time in proportion to the length of the text.
"""

import re
from collections.abc import Iterator, Sequence

from chassis.person_names.lists import first_names, last_names, plain_words

_WORD = re.compile(r"[^\W\d_][^\W\d_'’-]*(?:['’-][^\W\d_]+)*", re.UNICODE)
_TITLES = frozenset({"mr", "mrs", "ms", "miss", "mister", "dr", "doctor", "prof", "professor", "nurse", "sister"})
_STRONG_TITLES = frozenset({"mr", "mrs", "ms", "miss", "mister", "dr", "prof"})
_PATIENT_WORDS = """
pt patient patients client member mom mother dad father wife husband son daughter guardian
"""
_PATIENT = frozenset(_PATIENT_WORDS.split())
_INTRODUCES_WORDS = """
named called is was for about
"""
_INTRODUCES = frozenset(_INTRODUCES_WORDS.split())
_BELONGINGS_WORDS = """
chart record records visit appointment appt labs lab results result mother father mom dad wife husband son daughter
insurance card meds medication medications refill prescription allergy allergies referral claim bill account room
family surgery order orders test tests dob phone address
"""
_BELONGINGS = frozenset(_BELONGINGS_WORDS.split())
_NOT_AFTER_PATIENT_WORDS = """
access portal care safety name names id identity information info identifier chart record education satisfaction
experience list label labels services service flow financial registration check instructions instruction advocate
"""
_NOT_AFTER_PATIENT = frozenset(_NOT_AFTER_PATIENT_WORDS.split())
_PLACES_WORDS = """
street st avenue ave road rd hospital clinic center centre medical health pharmacy building wing hall tower campus
county city house school university system software printer scanner portal lab labs scale protocol score form test
"""
_PLACES = frozenset(_PLACES_WORDS.split())
_SENTENCE_END = re.compile(r"[.!?:;\n]\s*[\"'(“]?$|^\s*[\"'(“•*-]*\s*$")

Span = tuple[int, int]


def find_names(text: str) -> list[Span]:
    """Where names of people stand in ``text``: from character to before character, in order, apart from each other."""
    words = list(_WORD.finditer(text))
    found: list[Span] = []
    at = 0
    while at < len(words):
        length = _name_at(text, words, at)
        if length:
            found.append((words[at].start(), _without_possessive(words[at + length - 1])))
        at += max(1, length)
    return found


def _name_at(text: str, words: Sequence["re.Match[str]"], at: int) -> int:
    """How many words of a name begin at word ``at``; 0 where none does."""
    for rule in (_after_title, _after_patient, _first_and_last, _last_comma_first, _somebodys, _alone):
        if length := rule(text, words, at):
            return length
    return 0


def _after_title(text: str, words: Sequence["re.Match[str]"], at: int) -> int:
    """``Mrs. Alvarez``, ``Dr Chen``, ``mr smith``."""
    if at == 0 or (title := _low(words[at - 1])) not in _TITLES or not _joins(text, words, at - 1, r"\.?\s{1,2}"):
        return 0
    if title in _STRONG_TITLES and (_is_capital(words[at]) or _is_name(words[at])):
        return 0 if _low(words[at]) in _PLACES else _and_more(text, words, at)
    return _and_more(text, words, at) if _is_capital(words[at]) and _is_only_name(words[at]) else 0


def _after_patient(text: str, words: Sequence["re.Match[str]"], at: int) -> int:
    """``pt john smith``, ``patient: Alvarez``, ``the patient named Xiu``."""
    before = at - 1
    if before > 0 and _low(words[before]) in _INTRODUCES and _joins(text, words, before, r"\s{1,2}"):
        before -= 1
    if before < 0 or _low(words[before]) not in _PATIENT or _low(words[at]) in _NOT_AFTER_PATIENT:
        return 0
    if not _joins(text, words, at - 1, r"[:,]?\s{1,2}"):
        return 0
    two = at + 1 < len(words) and _joins(text, words, at, r"\s") and _is_name(words[at]) and _is_name(words[at + 1])
    if two and not (_is_plain(words[at]) and _is_plain(words[at + 1])) and _low(words[at]) in first_names():
        return 2
    if _is_only_name(words[at]) and (_is_capital(words[at]) or _low(words[at]) in first_names()):
        return _and_more(text, words, at)
    return 0


def _first_and_last(text: str, words: Sequence["re.Match[str]"], at: int) -> int:
    """``Mary Johnson``, ``Jose M. Alvarez``."""
    if not _is_capital(words[at]) or _low(words[at]) not in first_names():
        return 0
    last = at + 1
    if last + 1 < len(words) and len(words[last].group()) == 1 and _joins(text, words, last, r"\.?\s"):
        last += 1
    if last >= len(words) or not _is_capital(words[last]) or not _joins(text, words, last - 1, r"\.?\s"):
        return 0
    is_sure = _low(words[last]) in last_names() or not _is_english(words[last])
    if not is_sure or (_is_plain(words[at]) and _is_plain(words[last])) or _low(words[last]) in _PLACES:
        return 0
    return 0 if last + 1 < len(words) and _low(words[last + 1]) in _PLACES else last - at + 1


def _last_comma_first(text: str, words: Sequence["re.Match[str]"], at: int) -> int:
    """``Alvarez, Maria``."""
    if at + 1 >= len(words) or not _joins(text, words, at, r",\s?"):
        return 0
    last, first = words[at], words[at + 1]
    if not (_is_capital(last) and _is_capital(first)) or _low(first) not in first_names():
        return 0
    return 2 if _low(last) in last_names() and not (_is_plain(last) and _is_plain(first)) else 0


def _somebodys(text: str, words: Sequence["re.Match[str]"], at: int) -> int:
    """``Kowalski's chart``."""
    word = words[at].group()
    if not re.search(r"['’]s$", word) or not _is_capital(words[at]) or at + 1 >= len(words):
        return 0
    plain = word[:-2].lower()
    if (plain in last_names() or plain in first_names()) and plain not in plain_words():
        return 1
    # Within a sentence only a name has a capital; at its head any word has.
    has_belonging = _low(words[at + 1]) in _BELONGINGS
    is_inside = not _begins_sentence(text, words[at])
    return 1 if has_belonging and is_inside and plain not in plain_words() | _PATIENT | _ROLES else 0


def _alone(text: str, words: Sequence["re.Match[str]"], at: int) -> int:
    """``told Alvarez to wait``: a capital word within a sentence that is a name and nothing else."""
    if not _is_capital(words[at]) or not _is_only_name(words[at]) or len(words[at].group()) < 4:
        return 0
    if _begins_sentence(text, words[at]) and not _acts(words, at):
        return 0
    if "&" in text[max(0, words[at].start() - 2) : words[at].end() + 2]:
        return 0
    beside = [words[one] for one in (at - 1, at + 1, at + 2) if 0 <= one < len(words)]
    if any(_low(one) in _PLACES for one in beside) or words[at].group().isupper():
        return 0
    return _and_more(text, words, at)


_ACTS_WORDS = """
came called said asked wants wanted needs needed was is has had went told got will arrived left
"""
_ACTS = frozenset(_ACTS_WORDS.split())
_DAYS_WORDS = """
may april june august monday sunday
"""
_DAYS = frozenset(_DAYS_WORDS.split())


_ROLES_WORDS = """
physician provider doctor nurse coder biller scheduler registrar pharmacist clinic payer site lab today
yesterday tomorrow everybody somebody nobody everyone someone
"""
_ROLES = frozenset(_ROLES_WORDS.split())


def _begins_sentence(text: str, word: "re.Match[str]") -> bool:
    return _SENTENCE_END.search(text[max(0, word.start() - 4) : word.start()]) is not None


def _acts(words: Sequence["re.Match[str]"], at: int) -> bool:
    """At the head of a sentence a name is followed by what somebody does."""
    return at + 1 < len(words) and _low(words[at + 1]) in _ACTS


def _and_more(text: str, words: Sequence["re.Match[str]"], at: int) -> int:
    """A further capital word right behind belongs to the name."""
    is_longer = at + 1 < len(words) and _joins(text, words, at, r"\s") and _is_capital(words[at + 1])
    is_name = is_longer and not _is_plain(words[at + 1]) and _low(words[at + 1]) not in _PLACES
    return 2 if is_name and (_is_name(words[at + 1]) or _low(words[at]) in first_names()) else 1


def _joins(text: str, words: Sequence["re.Match[str]"], at: int, between: str) -> bool:
    """Whether only ``between`` stands between word ``at`` and the next."""
    return re.fullmatch(between, text[words[at].end() : words[at + 1].start()]) is not None


def _low(word: "re.Match[str]") -> str:
    return re.sub(r"['’]s$", "", word.group()).lower()


def _is_capital(word: "re.Match[str]") -> bool:
    return word.group()[0].isupper()


def _is_name(word: "re.Match[str]") -> bool:
    return _low(word) in last_names() or _low(word) in first_names() or not _low(word).isascii()


def _is_plain(word: "re.Match[str]") -> bool:
    return _low(word) in plain_words()


def _is_only_name(word: "re.Match[str]") -> bool:
    return _is_name(word) and not _is_plain(word)


def _is_english(word: "re.Match[str]") -> bool:
    """Taken to be a word of English: what is no name and in no list of names."""
    return not _is_name(word)


def _without_possessive(word: "re.Match[str]") -> int:
    return word.start() + len(re.sub(r"['’]s$", "", word.group()))


def names_in(text: str) -> Iterator[str]:
    """The names themselves, for tests."""
    return (text[start:end] for start, end in find_names(text))
