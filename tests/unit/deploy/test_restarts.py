"""When a server that ended is started again."""

from plumbline.supervisor.restarts import CALM_SECONDS, LONGEST_DELAY_SECONDS, STARTS_AT_FIRST, RestartPolicy


def _running_policy() -> RestartPolicy:
    policy = RestartPolicy()
    policy.was_ready()
    return policy


def test_the_first_end_is_followed_by_a_quick_restart():
    restart = _running_policy().after_end(ran_seconds=5)
    assert (restart.delay_seconds, restart.is_loop, restart.gives_up) == (0.25, False, False)


def test_each_end_in_a_row_waits_twice_as_long_up_to_a_bound():
    policy = _running_policy()
    delays = [policy.after_end(ran_seconds=1).delay_seconds for _ in range(12)]
    assert delays[:4] == [0.25, 0.5, 1.0, 2.0]
    assert delays[-1] == LONGEST_DELAY_SECONDS


def test_many_ends_in_a_row_are_a_crash_loop_but_never_given_up():
    policy = _running_policy()
    ends = [policy.after_end(ran_seconds=1) for _ in range(20)]
    assert [end.is_loop for end in ends[:4]] == [False, False, False, True]
    assert not any(end.gives_up for end in ends)


def test_a_server_that_ran_for_long_begins_anew():
    policy = _running_policy()
    for _ in range(6):
        policy.after_end(ran_seconds=1)
    assert policy.after_end(ran_seconds=CALM_SECONDS).delay_seconds == 0.25


def test_a_server_that_was_never_ready_is_given_up_after_a_few_starts():
    policy = RestartPolicy()
    assert [policy.after_end(ran_seconds=1).gives_up for _ in range(STARTS_AT_FIRST)] == [False, False, True]
