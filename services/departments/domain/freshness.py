"""Of which instant the views are true: of now only while somebody folds."""

from datetime import datetime, timedelta

FOLD_SLACK = timedelta(seconds=6)
"""Three beats of a worker: less is not behind."""


def true_of(read_at: datetime, folded_at: datetime | None) -> datetime:
    """Views read at ``read_at`` while the folding had come to ``folded_at``; none where nothing has beaten yet."""
    if folded_at is not None and read_at - folded_at > FOLD_SLACK:
        return folded_at
    return read_at
