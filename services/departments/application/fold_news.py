"""Fold one event into the views of an epoch: keep the new state of its thing, and show what follows from it."""

from dataclasses import dataclass

from departments.application.difference import difference
from departments.application.ports.folding import FoldWork
from departments.domain.news import News, fold
from departments.domain.redo import redo
from departments.domain.scope import locks_of, scope_of


@dataclass(frozen=True)
class FoldTarget:
    """Where to fold. An epoch that is being built is first only gathered: nothing that follows is worked out."""

    epoch: int
    is_building: bool = False
    is_shown: bool = True


async def fold_news(work: FoldWork, news: News, target: FoldTarget) -> None:
    """Fold ``news`` into ``target``. News of a version that is known already changes nothing.

    What another fold may touch at the same time is locked before it is read, so that of two that meet the second sees
    what the first has done.

    Raises:
        BeginningMissing: the news continues what never began in this epoch.
    """
    before = await work.views.held(target.epoch, news.kind, news.aggregate_id)
    after = fold(before, news)
    if after is before:
        return
    await work.views.keep(target.epoch, after, locks_of(target.epoch, after, is_building=target.is_building))
    if not target.is_shown:
        return
    scope = scope_of(before, after)
    world, shown = await work.views.recall(target.epoch, scope)
    changed = difference(redo(world, scope), shown)
    if not changed.is_empty:
        await work.views.show(target.epoch, changed, traceparent=news.traceparent, is_announced=True)
