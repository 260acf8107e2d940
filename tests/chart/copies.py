"""What the chart carries of what stands elsewhere in the project, because helm reads nothing outside of a chart.

``python -m tests.chart.copies`` writes it anew; a test compares.
"""

from pathlib import Path

import yaml

from contracts.topics import topics
from tests.chart.tools import ROOT

FILES = ROOT / "deploy/helm/plumbline/files"
ROLES = ROOT / "infra/postgres/roles.sql"
HEAD = "# From contracts/topics, by: python -m tests.chart.copies\n"
KEPT = ("name", "owner", "producers", "consumers", "partitions", "retention_days", "cleanup")


def wanted() -> dict[Path, str]:
    """Each copy by its path."""
    catalogue = [
        {key: value for key, value in topic.model_dump(mode="json").items() if key in KEPT}
        for topic in topics().values()
    ]
    listed = yaml.safe_dump({"topics": catalogue}, sort_keys=False, default_flow_style=None, width=120)
    return {FILES / "topics.yaml": HEAD + listed, FILES / "roles.sql": ROLES.read_text(encoding="utf-8")}


if __name__ == "__main__":
    for path, text in wanted().items():
        path.write_text(text, encoding="utf-8")
