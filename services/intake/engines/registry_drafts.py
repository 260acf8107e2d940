"""What the rows of a registry say of each site so far. A row is taken whole or not at all."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from intake.domain.places import Place, shown
from intake.domain.sites import SiteDepartment, SiteDescription, StaffGroup
from intake.domain.words import SiteKind
from intake.engines.registry_rules import headcount_of

_SITE_SAYS = ("site_name", "kind", "wave", "time_zone")


@dataclass(frozen=True)
class Row:
    """A row and where it stands, as a spreadsheet counts: the row under the header is number 2."""

    number: int
    cells: Mapping[str, str]

    def __getitem__(self, column: str) -> str:
        """What the row says in ``column``; empty text where it says nothing."""
        return self.cells.get(column, "")


@dataclass
class Draft:
    """What the rows so far say of one site or department, each thing with its row; ``rows`` are all of them."""

    rows: list[int] = field(default_factory=list)
    said: dict[str, tuple[str, int]] = field(default_factory=dict)
    parts: dict[str, "Draft"] = field(default_factory=dict)
    staff: dict[tuple[str, str], tuple[int, int]] = field(default_factory=dict)

    def says(self, column: str) -> str:
        """What was said in ``column``, or empty text."""
        return self.said.get(column, ("", 0))[0]


Drafts = dict[str, Draft]


class Refusals:
    """Places that are wrong, up to ``most``; ``rows`` are the numbers of all rows that are."""

    def __init__(self, source: str, most: int) -> None:
        self._source = source
        self._most = most
        self.places: list[Place] = []
        self.rows: set[int] = set()
        self.is_broken = False
        """Whether nothing can be read on from here, so that no row is sure."""

    def add(self, row: int, column: str, rule: str, found: str) -> None:
        """Remember that ``column`` of ``row`` breaks ``rule``."""
        self.say(row, column, rule, shown(found))

    def say(self, row: int, column: str, rule: str, found: str) -> None:
        """As :meth:`add`, with what is found there in words."""
        self.rows.add(row)
        if not self.are_many:
            where = f"{self._source}, row {row}, {column}" if column else f"{self._source}, row {row}"
            self.places.append(Place(where, rule, found))

    def end(self, row: int, rule: str, found: str) -> None:
        """Remember that nothing can be read from ``row`` on."""
        self.rows.add(row)
        self.places.insert(0, Place(f"{self._source}, row {row}", rule, shown(found)))
        self.is_broken = True

    @property
    def are_many(self) -> bool:
        """Whether no more are kept."""
        return len(self.places) >= self._most


def take(row: Row, sites: Drafts, refusals: Refusals) -> None:
    """Add what ``row`` says, unless it contradicts what another row said."""
    if _contradicts(row, sites, refusals):
        return
    site = sites.setdefault(row["site"], Draft())
    site.rows.append(row.number)
    for column in _SITE_SAYS:
        _say(site, column, row)
    if not row["department"]:
        return
    department = site.parts.setdefault(row["department"], Draft())
    department.rows.append(row.number)
    _say(department, "department_name", row)
    if row["role"]:
        department.staff[row["role"], row["shift"]] = (headcount_of(row["headcount"]) or 0, row.number)


def _contradicts(row: Row, sites: Drafts, refusals: Refusals) -> bool:
    site = sites.get(row["site"], Draft())
    department = site.parts.get(row["department"], Draft())
    is_wrong = False
    for draft, columns in ((site, _SITE_SAYS), (department, ("department_name",))):
        for column in columns:
            before, number = draft.said.get(column, ("", 0))
            if before and row[column] and before != row[column]:
                refusals.add(row.number, column, f"the same as in row {number}", row[column])
                is_wrong = True
    group = department.staff.get((row["role"], row["shift"]))
    if group is not None and row["role"]:
        refusals.add(row.number, "role", f"role and shift once; row {group[1]} has them", row["role"])
        is_wrong = True
    return is_wrong


def _say(draft: Draft, column: str, row: Row) -> None:
    if row[column]:
        draft.said.setdefault(column, (row[column], row.number))


def drop_nameless(sites: Drafts, refusals: Refusals) -> None:
    """Refuse the rows of sites and departments that no row names, and take them out of ``sites``."""
    for slug, site in list(sites.items()):
        if not site.says("site_name"):
            refusals.add(site.rows[0], "site_name", f"a name of {slug} in one of its rows", "")
            refusals.rows.update(sites.pop(slug).rows)
            continue
        for department, draft in list(site.parts.items()):
            if not draft.says("department_name"):
                rule = f"a name of {department} at {slug} in one of its rows"
                refusals.add(draft.rows[0], "department_name", rule, "")
                refusals.rows.update(site.parts.pop(department).rows)


def described(sites: Drafts) -> tuple[SiteDescription, ...]:
    """The sites by slug."""
    return tuple(_site(slug, sites[slug]) for slug in sorted(sites))


def _site(slug: str, draft: Draft) -> SiteDescription:
    kind = draft.says("kind")
    return SiteDescription(
        slug,
        draft.says("site_name"),
        SiteKind(kind) if kind else None,
        draft.says("wave") or None,
        draft.says("time_zone") or None,
        tuple(_department(name, draft.parts[name]) for name in sorted(draft.parts)),
    )


def _department(slug: str, draft: Draft) -> SiteDepartment:
    staff = tuple(StaffGroup(role, shift, draft.staff[role, shift][0]) for role, shift in sorted(draft.staff))
    return SiteDepartment(slug, draft.says("department_name"), staff)
