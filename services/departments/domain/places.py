"""Where things can be opened: the web app's own addresses. One list, so that a moved page is one change here."""


def tell(site: str, department: str, workflow: str) -> str:
    """Where people tell how a workflow is really done at a site."""
    return f"/tell?site={site}&department={department}&workflow={workflow}"


def standard(workflow: str) -> str:
    """A workflow's standard, its changes and its five seals."""
    return f"/standards/{workflow}"


def incident(incident_id: str) -> str:
    """An incident with its timeline."""
    return f"/incidents/{incident_id}"


def incidents_at(site: str) -> str:
    """The incidents at a site, mended ones too."""
    return f"/incidents?site={site}&state=all"


def cell(site: str, department: str, workflow: str) -> str:
    """One workflow of a department at a site, with every reason for its state."""
    return f"/readiness/{site}/{department}/{workflow}"


def lessons(site: str, role: str, workflow: str) -> str:
    """What a role at a site has to learn."""
    return f"/lessons?site={site}&role={role}&workflow={workflow}"
