"""Which system account a part runs as. PostgreSQL refuses to run as root; other parts need no change."""

import os
import pwd
import stat
from pathlib import Path

from plumbline.supervisor.launch import Account

_UNPRIVILEGED = "nobody"


def account_for(folder: Path, *needed: Path) -> Account | None:
    """The account that may run a server over ``folder``, or ``None`` for our own.

    As root: the owner of ``folder`` if it was begun by an ordinary account, else ``nobody``. The account gets passage
    through closed folders only where one lies above ``folder`` or the ``needed`` files.
    """
    if os.geteuid() != 0:
        return None
    owner = folder.stat() if folder.exists() else None
    if owner is not None and owner.st_uid != 0:
        user, group = owner.st_uid, owner.st_gid
    else:
        entry = pwd.getpwnam(_UNPRIVILEGED)
        user, group = entry.pw_uid, entry.pw_gid
    closed = any(not _all_may_pass(path) for path in (folder, *needed))
    return Account(user, group, may_pass_folders=closed)


def _all_may_pass(path: Path) -> bool:
    return all(folder.stat().st_mode & stat.S_IXOTH for folder in path.resolve().parents)


def give(folder: Path, account: Account | None) -> None:
    """Hand ``folder`` and all in it to ``account``; nothing for our own."""
    if account is None:
        return
    for path in (folder, *folder.rglob("*")):
        os.chown(path, account.user, account.group, follow_symlinks=False)
