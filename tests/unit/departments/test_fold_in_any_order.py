"""The views are a function of the states that are held: neither order between things nor repetition changes a bit."""

from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from departments.domain.news import Held, fold
from departments.domain.redo import redo
from departments.domain.scope import scope_of
from departments.domain.views import Sight, sight_of, view_hash
from departments.domain.world import world_of
from tests.support.departments_memory import Everything, folded
from tests.support.departments_story import Story
from tests.support.departments_strategies import interleavings, stories


@settings(deadline=None, max_examples=150)
@given(st.data())
def test_any_interleaving_with_any_repetition_gives_the_same_hash(data: st.DataObject) -> None:
    story: Story = data.draw(stories())
    plain = view_hash(sight_of(folded(story.news).values()))
    for _ in range(2):
        mixed = data.draw(interleavings(story))
        held = list(folded(mixed).values())
        shuffled = data.draw(st.permutations(held))
        assert view_hash(sight_of(shuffled)) == plain


@settings(deadline=None, max_examples=150)
@given(st.data())
def test_working_out_only_what_a_change_touches_gives_what_working_out_everything_gives(data: st.DataObject) -> None:
    """A scope that is too narrow would leave something stale."""
    story: Story = data.draw(stories(least=3))
    everything: Everything = {}
    shown = Sight([], [])
    cells: dict[str, Any] = {}
    cards: dict[tuple[str, str], tuple[Any, Held[Any]]] = {}
    for news in data.draw(interleavings(story)):
        key = (news.kind, news.aggregate_id)
        before = everything.get(key)
        after = fold(before, news)
        if after is before:
            continue
        everything[key] = after
        scope = scope_of(before, after)
        redone = redo(world_of(everything.values()), scope)
        cells = {name: cell for name, cell in cells.items() if not _is_within(cell, scope.cells)} | redone.cells
        cards = {name: card for name, card in cards.items() if not _comes_from(card[1], scope)} | redone.cards
    shown = Sight(list(cells.values()), [card for card, _ in cards.values()])
    assert view_hash(shown) == view_hash(sight_of(everything.values()))


def _is_within(cell: Any, scope: Any) -> bool:
    if scope is None:
        return False
    wanted = {"site": scope.site, "department": scope.department, "workflow": scope.workflow}
    return all(value is None or cell[name] == value for name, value in wanted.items())


def _comes_from(source: Held[Any], scope: Any) -> bool:
    is_own = (source.kind, source.aggregate_id) == (scope.source.kind, scope.source.aggregate_id)
    is_at_site = scope.site is None or source.site == scope.site
    is_of_workflow = scope.workflow is None or source.workflow == scope.workflow
    return is_own or (source.kind in scope.kinds and is_at_site and is_of_workflow)
