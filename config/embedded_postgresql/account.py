"""Which operating system account runs the server: PostgreSQL refuses root."""

import os
import pwd
from dataclasses import dataclass
from pathlib import Path
from typing import Self

ROOT = 0


@dataclass(frozen=True)
class Account:
    """None means: as we are."""

    uid: int | None = None
    gid: int | None = None

    @classmethod
    def for_data_in(cls, data_dir: Path) -> Self:
        if os.geteuid() != ROOT:
            return cls()
        if data_dir.exists() and (owner := data_dir.stat()).st_uid != ROOT:
            return cls(owner.st_uid, owner.st_gid)
        person = _stand_in_for_root()
        return cls(person.pw_uid, person.pw_gid)

    @property
    def extra_groups(self) -> list[int] | None:
        return None if self.uid is None else []

    @property
    def name(self) -> str:
        return pwd.getpwuid(os.geteuid() if self.uid is None else self.uid).pw_name

    def take(self, path: Path) -> None:
        if self.uid is not None and self.gid is not None:
            os.chown(path, self.uid, self.gid)


def _stand_in_for_root() -> pwd.struct_passwd:
    try:
        return pwd.getpwnam("postgres")
    except KeyError:
        return pwd.getpwnam("nobody")
