"""A person who may sign, as the token says it."""

from dataclasses import dataclass

from alignment.domain.parties import Party

EVERYTHING = "*"


@dataclass(frozen=True)
class Signer:
    """Who acts: ``subject`` for the record, ``name`` for people; the parties and departments the person speaks for.

    ``"*"`` among departments covers all of them. There is no such sign for parties: each is given by name.
    """

    subject: str
    name: str
    parties: frozenset[str]
    departments: frozenset[str]

    def speaks_for(self, party: Party) -> bool:
        """Whether the person holds ``party``."""
        return party.value in self.parties

    def covers(self, department: str) -> bool:
        """Whether the person speaks for ``department``."""
        return department in self.departments or EVERYTHING in self.departments
