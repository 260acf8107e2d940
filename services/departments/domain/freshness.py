"""Of which instant the views are true: of now only while somebody folds."""

from datetime import datetime, timedelta

FOLD_SLACK = timedelta(seconds=6)
"""Three beats of a worker: less is not behind."""


def true_of(read_at: datetime, folded_at: datetime | None) -> datetime:
    """Views read at ``read_at`` while the folding had come to ``folded_at``; none where nothing has beaten yet."""
    if folded_at is not None and read_at - folded_at > FOLD_SLACK:
        return folded_at
    return read_at


def seconds_behind(read_at: datetime, folded_at: datetime) -> float:
    """How old the views read at ``read_at`` are; less than a few beats is not behind."""
    behind = read_at - folded_at
    return behind.total_seconds() if behind > FOLD_SLACK else 0.0
