"""Lets one account pass through the closed folders above a path, and nobody else.

Root may keep the project in /root (mode 0700), but the server runs as another account and must reach
its programs and its data. An access control entry for that one account shows nothing to the others.
"""

import errno
import os
import stat
import struct
from pathlib import Path

from config.embedded_postgresql.account import Account

# The layout of Linux's system.posix_acl_access attribute: a version, then (tag, permissions, id) each.
ATTRIBUTE = "system.posix_acl_access"
VERSION = struct.pack("<I", 2)
ENTRY = struct.Struct("<HHI")
OWNER, NAMED_USER, GROUP, NAMED_GROUP, MASK, OTHERS = 0x01, 0x02, 0x04, 0x08, 0x10, 0x20
NO_ID = 0xFFFFFFFF
EXECUTE = 0o1

Entry = tuple[int, int, int]


def open_to(account: Account, path: Path) -> list[Path]:
    """Give passage on every closed parent of `path`; the folders that had to be opened.

    Raises OSError where the file system knows no access control lists.
    """
    if account.uid is None:
        return []
    closed = [folder for folder in reversed(path.parents) if not _may_pass(account, folder)]
    for folder in closed:
        _add_passage(folder, account.uid)
    return closed


def _may_pass(account: Account, folder: Path) -> bool:
    found = folder.stat()
    if found.st_uid == account.uid:
        return bool(found.st_mode & stat.S_IXUSR)
    entries = _entries(folder)
    mask = next((permissions for tag, permissions, _ in entries if tag == MASK), 0o7)
    for tag, permissions, who in entries:
        if tag == NAMED_USER and who == account.uid:
            return bool(permissions & mask & EXECUTE)
    if found.st_gid == account.gid:
        return bool(found.st_mode & stat.S_IXGRP)
    return bool(found.st_mode & stat.S_IXOTH)


def _entries(folder: Path) -> list[Entry]:
    try:
        raw = os.getxattr(folder, ATTRIBUTE)
    except OSError as error:
        if error.errno not in {errno.ENODATA, errno.ENOTSUP}:
            raise
        mode = folder.stat().st_mode
        return [
            (OWNER, mode >> 6 & 0o7, NO_ID),
            (GROUP, mode >> 3 & 0o7, NO_ID),
            (OTHERS, mode & 0o7, NO_ID),
        ]
    return list(ENTRY.iter_unpack(raw[len(VERSION) :]))


def _add_passage(folder: Path, uid: int) -> None:
    kept = [entry for entry in _entries(folder) if entry[0] != MASK and entry[:3:2] != (NAMED_USER, uid)]
    old_mask = next((entry[1] for entry in _entries(folder) if entry[0] == MASK), None)
    if old_mask is None:
        old_mask = next(permissions for tag, permissions, _ in kept if tag == GROUP)
    entries = sorted(
        [*kept, (NAMED_USER, EXECUTE, uid), (MASK, old_mask | EXECUTE, NO_ID)], key=_kernel_order
    )
    os.setxattr(folder, ATTRIBUTE, VERSION + b"".join(ENTRY.pack(*entry) for entry in entries))


def _kernel_order(entry: Entry) -> tuple[int, int]:
    tag, _, who = entry
    return tag, who
