"""Every number that decides a state of readiness, each with its reason. Nowhere else is one."""

ASSUMED_NOT_READY_PERCENT = 20
"""Above this share of assumed steps a map is a guess: more than one step in five that nobody has told of or seen is
more than one shift can find out by itself on the first day. Any assumed step at all is a risk. (Our judgement; there
is no published figure.)"""

ABLE_READY_PERCENT = 95
"""From this share of a role's head count a shift can be filled with people who can do the work, with one in twenty
away or new. (Our judgement.)"""

ABLE_AT_RISK_PERCENT = 80
"""Below this share gaps on a shift are certain rather than possible. A large go-live reported 89% and had 44%: the
distance between the two bounds is where only evidence from all attempts can tell. (Our judgement.)"""

BLOCKING_SEVERITY = "safety"
"""An open incident of this severity makes its place not ready: harm is possible now."""

RISKY_SEVERITY = "high"
"""An open incident of this severity makes its place at risk."""

MINUTES_PER_QUESTION = 2
"""What it takes to ask one person about one step and write the answer down. (Assumed; not measured yet.)"""


def is_more_than(part: int, whole: int, percent: int) -> bool:
    """Whether ``part`` is more than ``percent`` of ``whole``; whole numbers only, so that no rounding decides."""
    return part * 100 > whole * percent


def is_at_least(part: int, whole: int, percent: int) -> bool:
    """Whether ``part`` is at least ``percent`` of ``whole``."""
    return part * 100 >= whole * percent
