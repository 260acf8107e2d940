"""What a standard changes for a site: for each role, what stops, starts, changes and is now someone else's.

Deterministic: a function of the standard, the site and its map alone, whatever the order in which they became known.
"""

from alignment.domain.deltas import RoleDelta, SiteDelta, StepMatch
from alignment.domain.sites import Site, SiteMap
from alignment.domain.standards import Standard
from alignment.engines.role_acts import RoleActs, acts_by_role
from alignment.engines.step_matching import match_steps


def site_delta(standard: Standard, site: Site, site_map: SiteMap | None) -> SiteDelta:
    """The delta of ``standard`` at ``site``. Without a map everything starts.

    A site that the standard does not cover gets a delta without roles: nothing changes for it.
    """
    content = standard.content
    home = site_map.department if site_map else content.department
    is_covered = site.site in content.covers
    told = site_map.steps if site_map else ()
    matches = match_steps(told, content.steps) if is_covered else ()
    gathered = acts_by_role(told, content.steps, matches) if is_covered else {}
    return SiteDelta(
        workflow=standard.workflow,
        site=site.site,
        department=home,
        standard_version=standard.version,
        content_hash=standard.content_hash,
        map_version=site_map.map_version if site_map else None,
        roles=tuple(
            _role_delta(role, acts, site, home) for role, acts in sorted(gathered.items()) if acts.says_something
        ),
        matches=tuple(
            StepMatch(
                told[match.told].id,
                content.steps[match.standard].id,
                match.likeness.confidence,
                match.likeness.parts,
            )
            for match in matches
        ),
    )


def _role_delta(role: str, acts: RoleActs, site: Site, home: str) -> RoleDelta:
    return RoleDelta(
        role=site.word_for(role) or role,
        department=_department(role, acts, site, home),
        stops=tuple(acts.stops),
        starts=tuple(acts.starts),
        changed=tuple(acts.changed),
        now_someone_elses=tuple(acts.now_someone_elses),
    )


def _department(role: str, acts: RoleActs, site: Site, home: str) -> str:
    """Where the role works at the site: by the registry, preferring what the steps name, then the home department."""
    staffed = site.departments_of(role)
    wanted = (*acts.departments, home)
    return next((slug for slug in wanted if slug in staffed), staffed[0] if staffed else wanted[0])
