"""Which words of sites name one role."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping

import numpy as np

from intake.engines.wording.phrases import meaning, words_of

ROLES: tuple[tuple[str, ...], ...] = tuple(
    tuple(part.strip() for part in line.split(","))
    for line in """
front desk, psr, receptionist, reception, front office, check in staff, patient service representative, greeter, window
scheduler, scheduling, call center, call centre agent, appointment desk
registrar, registration, patient access representative
financial counsellor, financial counselor, financial advocate
prior auth specialist, prior authorisation specialist, authorisation specialist, auth team, pa team
referral coordinator, referrals, ref coord, referral clerk, referral specialist
medical assistant, ma, cma, rooming staff, clinical assistant
licensed practical nurse, lpn, lvn
nurse, rn, registered nurse, staff nurse
charge nurse, shift lead nurse
triage nurse, phone nurse, nurse line
advanced practice provider, app, np, nurse practitioner, pa c, physician assistant
physician, md, doc, doctor, provider, clinician, attending
resident, intern, house officer
scribe
pharmacist, rph, pharmd
pharmacy tech, pharmacy technician
phlebotomist, phleb, blood drawer
lab tech, laboratory technician, lab assistant, med tech
radiology tech, imaging tech, x ray tech, sonographer
case manager, care manager, care coordinator
social worker, lcsw, msw
him analyst, him clerk, medical records, records clerk
coder, coding specialist
biller, billing rep, billing specialist, pfs, claims specialist
denials analyst, denial specialist, appeals specialist
cash poster, payment poster
practice manager, office manager, clinic manager
nurse manager
""".strip().splitlines()
)

ALIKE = 0.6
"""Cosine of what two roles do, from which on two unknown words are one role."""


def roles_of(done: Mapping[str, Iterable[tuple[str, str]]]) -> dict[str, str]:
    """For each word for a role the word that stands for it: itself, or that of the role it is another word for.

    ``done``: for each map the pairs of a role's word and the concept that it does there. Words of the field's list are
    known. Others are one role when they do the same acts and no map has both (two people of one map are two roles); a
    word joins the one that it is most like. The more frequent word stands for both.
    """
    acts: dict[str, Counter[str]] = defaultdict(Counter)
    maps: dict[str, set[str]] = defaultdict(set)
    for name, pairs in done.items():
        for role, concept in pairs:
            acts[role][concept] += 1
            maps[role].add(name)
    usual = sorted(acts, key=lambda role: (-sum(acts[role].values()), role))
    stands: dict[str, str] = {}
    for role in usual:
        same = [other for other in stands if stands[other] == other and _is_one(role, other, acts, maps, stands)]
        best = max(
            same, key=lambda other: (_is_known_alike(role, other), _cosine(acts[role], acts[other])), default=role
        )
        stands[role] = best
        if best != role:
            maps[best] |= maps[role]
    return stands


def _is_one(
    role: str,
    other: str,
    acts: Mapping[str, Counter[str]],
    maps: Mapping[str, set[str]],
    stands: Mapping[str, str],
) -> bool:
    mine = known_role(role)
    others = {known for word in stands if stands[word] == other and (known := known_role(word)) is not None}
    if mine is not None and others:
        return mine in others
    if maps[role] & maps[other]:
        return False
    return _cosine(acts[role], acts[other]) >= ALIKE


def _is_known_alike(role: str, other: str) -> bool:
    return known_role(role) is not None and known_role(role) == known_role(other)


def known_role(word: str) -> int | None:
    """The number of the field's role that ``word`` names; none where it is not in the list."""
    return _KNOWN.get(_key(word))


def _key(word: str) -> frozenset[str]:
    return frozenset(meaning(one) for one in words_of(word.replace("-", " ")))


def _cosine(one: Counter[str], other: Counter[str]) -> float:
    keys = sorted(one.keys() | other.keys())
    a, b = (np.array([counts[key] for key in keys], dtype=float) for counts in (one, other))
    return float(a @ b / (np.linalg.norm(a) * np.linalg.norm(b)))


_KNOWN = {_key(word): number for number, line in reversed(list(enumerate(ROLES))) for word in line}
