"""Read the baseline of a department, and whether it was frozen in time."""

from dataclasses import dataclass
from datetime import date

from intake.application.ports import Work
from intake.domain.baseline import Baseline, Timeliness
from intake.domain.errors import BaselineNotFound


@dataclass(frozen=True)
class BaselineReading:
    """A baseline beside the date that its wave goes live, as that is said now."""

    baseline: Baseline
    go_live: date | None
    timeliness: Timeliness


async def read_baseline(work: Work, site: str, department: str) -> BaselineReading:
    """The baseline. Raises ``BaselineNotFound``."""
    baseline = await work.baselines.of(site, department)
    if baseline is None:
        raise BaselineNotFound
    known = (await work.sites.of([site])).get(site)
    go_live = await work.baselines.go_live(known.wave) if known is not None and known.wave is not None else None
    return BaselineReading(baseline, go_live, baseline.timeliness(go_live))
