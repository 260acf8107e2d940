"""How much each kind of evidence weighs: logistic regression on planted maps, for pairs of nodes.

Fitted by ``python -m tests.support.planted.fitting`` on the workflows that are not held out; the log-odds are those of
two steps being the same act. The order is that of :data:`intake.engines.alignment.evidence.FEATURES`.
"""

FIRST_BIAS = -5.42
FIRST_LOOK: tuple[float, ...] = (6.66, 0.0, 1.11, 8.32, -4.08, 0.55, 0.0, 3.78, -4.23, 0.0, 1.0, 0.0, 0.0, 2.26, 0.0)
SECOND_BIAS = 0.9
SECOND_LOOK: tuple[float, ...] = (
    4.24,
    0.0,
    0.29,
    6.96,
    -2.07,
    1.42,
    0.0,
    0.0,
    -3.85,
    0.0,
    0.53,
    1.87,
    1.61,
    0.59,
    4.98,
)
