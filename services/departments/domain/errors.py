"""What cannot be, by name. Each is mapped to an answer once, in ``api/problems.py``."""


class BeginningMissing(Exception):
    """An event continues something whose first event was never folded here."""


class UnknownDepartment(Exception):
    """No site has such a department."""


class UnknownCell(Exception):
    """The department does not do this workflow at this site."""


class EpochMissing(Exception):
    """No epoch is being served: the database was never migrated."""


class RebuildRefused(Exception):
    """The views cannot be built anew from what the log still holds; the old ones go on being served."""
