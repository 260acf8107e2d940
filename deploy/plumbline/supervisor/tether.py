"""Runs one command so that it ends with its parent, and as another account where asked.

Started as a script with ``python -I -S``: standard library only, few imports, because every part pays for them.
On Linux this process *becomes* the command (the kernel signals it when the parent dies). Elsewhere it stays between the
two and watches the pipe on its standard input, which closes when the parent is gone.
"""

import ctypes
import os
import signal
import subprocess
import sys
import threading
from collections.abc import Sequence
from dataclasses import dataclass

# Values of <linux/prctl.h> and <linux/capability.h>.
_PR_SET_PDEATHSIG = 1
_PR_SET_KEEPCAPS = 8
_PR_CAP_AMBIENT = 47
_PR_CAP_AMBIENT_RAISE = 2
_CAP_DAC_OVERRIDE = 1
_CAPABILITY_VERSION_3 = 0x20080522

PARENT_GONE = 75
"""Exit status when the parent died before the command was started."""

GRACE_SECONDS = 10.0


@dataclass(frozen=True)
class Order:
    """What the command line of this script says."""

    parent: int
    end_signal: int
    user: int | None
    group: int | None
    may_pass_folders: bool
    argv: list[str]


def parse(arguments: Sequence[str]) -> Order:
    """Read ``PARENT SIGNAL USER:GROUP|- pass|- COMMAND…``."""
    parent, end_signal, account, folders, *argv = arguments
    user, group = (None, None) if account == "-" else (int(part) for part in account.split(":"))
    return Order(int(parent), int(end_signal), user, group, folders == "pass", argv)


def _libc() -> ctypes.CDLL:
    return ctypes.CDLL(None, use_errno=True)


def _demand(result: int, what: str) -> None:
    if result != 0:
        raise OSError(ctypes.get_errno(), f"{what}: {os.strerror(ctypes.get_errno())}")


def _keep_folder_passage(libc: ctypes.CDLL) -> None:
    """Keep the one capability that lets another account enter closed folders (``/root`` is one) after the change.

    Without it a part could only run as another account by opening the folders above it to everybody.
    """
    bit = 1 << _CAP_DAC_OVERRIDE
    header = (ctypes.c_uint32 * 2)(_CAPABILITY_VERSION_3, 0)
    sets = (ctypes.c_uint32 * 6)(bit, bit, bit, 0, 0, 0)
    _demand(libc.capset(header, sets), "capset")
    _demand(libc.prctl(_PR_CAP_AMBIENT, _PR_CAP_AMBIENT_RAISE, _CAP_DAC_OVERRIDE, 0, 0), "ambient capability")


def become_account(order: Order) -> None:
    """Change to the account of ``order``. Raises ``OSError`` where the system does not let us."""
    if order.user is None or order.group is None:
        return
    linux = sys.platform == "linux"
    if order.may_pass_folders and linux:
        _demand(_libc().prctl(_PR_SET_KEEPCAPS, 1, 0, 0, 0), "keep capabilities")
    os.setgroups([])
    os.setgid(order.group)
    os.setuid(order.user)
    if order.may_pass_folders and linux:
        _keep_folder_passage(_libc())


def _become_command(order: Order) -> None:
    # The kernel forgets this setting when the account changes, so it comes last before the command.
    _demand(_libc().prctl(_PR_SET_PDEATHSIG, order.end_signal, 0, 0, 0), "death signal")
    if os.getppid() != order.parent:
        sys.exit(PARENT_GONE)
    try:
        os.execvp(order.argv[0], order.argv)
    except OSError as error:
        sys.exit(f"{order.argv[0]} cannot be started: {error.strerror}")


def _stay_between(order: Order) -> int:
    started: list[subprocess.Popen[bytes]] = []
    early: list[int] = []

    def hand_on(number: int) -> None:
        for child in started:
            child.send_signal(number)
        if not started:
            early.append(number)

    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda received, _: hand_on(received))
    started.append(subprocess.Popen(order.argv, stdin=subprocess.DEVNULL))
    for missed in early:
        hand_on(missed)
    threading.Thread(target=_end_with_parent, args=(started[0], order.end_signal), daemon=True).start()
    status = started[0].wait()
    return status if status >= 0 else 128 - status


def _end_with_parent(child: "subprocess.Popen[bytes]", end_signal: int) -> None:
    while os.read(0, 1):
        continue
    child.send_signal(end_signal)
    threading.Timer(GRACE_SECONDS, child.kill).start()


def main(arguments: Sequence[str]) -> int:
    """Run the order of ``arguments``; returns the command's exit status where this process stays."""
    order = parse(arguments)
    become_account(order)
    if sys.platform == "linux":
        _become_command(order)
    return _stay_between(order)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
