"""The demo's people: one for each party and role, and an integrator that loads the demo."""

from collections.abc import Mapping
from dataclasses import dataclass

HOME_SITE = "oak-street"
EVERYWHERE = ("*",)
INTEGRATOR = "demo-loader"


@dataclass(frozen=True)
class Person:
    """Somebody to sign in as. ``sees`` tells in a sentence what is there for them."""

    subject: str
    name: str
    title: str
    sees: str
    roles: tuple[str, ...]
    parties: tuple[str, ...] = ()
    departments: tuple[str, ...] = ()
    sites: tuple[str, ...] = EVERYWHERE
    works_as: str = ""
    """The registry's word for what they do at their site; empty where they do none of its work."""

    def claims(self) -> dict[str, object]:
        """What a token says of this person, beside the subject."""
        return {
            "name": self.name,
            "plumbline_roles": list(self.roles),
            "plumbline_parties": list(self.parties),
            "plumbline_departments": list(self.departments),
            "plumbline_sites": list(self.sites),
            "plumbline_staff_roles": [self.works_as] if self.works_as else [],
        }


def _lead(subject: str, name: str, title: str, party: str, department: str) -> Person:
    return Person(
        subject,
        name,
        title,
        f"What waits for the {party} signature, what hurts {department} now, its readiness by site.",
        ("lead",),
        (party,),
        (department,),
    )


def _at_home(subject: str, name: str, works_as: str, department: str) -> Person:
    title = works_as.replace("-", " ").capitalize()
    sees = "How the day changes at Oak Street, and where to say that something is wrong."
    return Person(subject, name, title, sees, ("staff",), (), (department,), (HOME_SITE,), works_as)


def _everywhere(subject: str, name: str, title: str, sees: str, role: str) -> Person:
    return Person(subject, name, title, sees, (role,), departments=EVERYWHERE)


GROUPS: Mapping[str, tuple[Person, ...]] = {
    "The five parties": (
        _lead("maya-okafor", "Maya Okafor", "Clinical lead, primary care", "clinical", "ambulatory-primary-care"),
        _lead("luis-romero", "Luis Romero", "Revenue cycle lead, billing", "revenue-cycle", "professional-billing"),
        _lead("priya-natarajan", "Priya Natarajan", "IT applications lead", "it", "it-applications"),
        _lead("helen-brandt", "Helen Brandt", "Compliance and privacy lead", "compliance", "compliance-and-privacy"),
        _lead("marcus-lee", "Marcus Lee", "Administration lead, patient access", "administration", "patient-access"),
    ),
    "At Oak Street": (
        _at_home("tanya-brooks", "Tanya Brooks", "front-desk", "patient-access"),
        _at_home("diego-alvarez", "Diego Alvarez", "medical-assistant", "ambulatory-primary-care"),
        _at_home("ruth-adeyemi", "Ruth Adeyemi", "nurse", "ambulatory-primary-care"),
        _at_home("sam-whitaker", "Sam Whitaker", "biller", "professional-billing"),
        Person(
            "carol-jensen",
            "Carol Jensen",
            "Clinic manager",
            "What hurts primary care now, and how the day changes for each role at Oak Street.",
            ("manager",),
            departments=("ambulatory-primary-care",),
            sites=(HOME_SITE,),
        ),
    ),
    "The programme": (
        _everywhere("nadia-rahman", "Nadia Rahman", "Programme lead", "Readiness of every site.", "programme-lead"),
        _everywhere("george-hale", "George Hale", "Chief executive", "One page: go, no-go, conditions.", "executive"),
        _everywhere("ines-duarte", "Ines Duarte", "Command centre", "What is burning, who has it.", "command-centre"),
        _everywhere("peter-kowalski", "Peter Kowalski", "Training lead", "Lessons and who can do the work.", "trainer"),
        _everywhere("aiko-tanaka", "Aiko Tanaka", "Workflow mapper", "Maps of how sites really work.", "mapper"),
        _everywhere("tom-fischer", "Tom Fischer", "Workflow designer", "Standards, what sites change.", "designer"),
        _everywhere("olga-petrov", "Olga Petrov", "Operations engineer", "The platform's own health.", "operations"),
    ),
    "Machines": (
        Person(
            INTEGRATOR,
            "Demo loader",
            "Loads the demo through the public interfaces",
            "Everything it has to load.",
            ("integrator", "mapper", "designer", "trainer", "operations"),
            ("clinical", "revenue-cycle", "it", "compliance", "administration"),
            EVERYWHERE,
        ),
    ),
}

PEOPLE: Mapping[str, Person] = {person.subject: person for group in GROUPS.values() for person in group}
