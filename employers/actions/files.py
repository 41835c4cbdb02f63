"""Documents kept with an employer's record."""

import hashlib
import secrets
from datetime import datetime
from pathlib import PurePath

from django.conf import settings
from django.core.files.base import File
from django.db import transaction

from accounts.history import because, save_checked
from accounts.models import User
from employers.enums import Visibility
from employers.models import Employer, EmployerFile
from employers.policies import check_open
from toolkit.errors import Refused

# Each kind with its media type and the bytes it starts with; text has none of its own.
KINDS: dict[str, tuple[str, tuple[bytes, ...]]] = {
    ".pdf": ("application/pdf", (b"%PDF-",)),
    ".docx": ("application/vnd.openxmlformats-officedocument.wordprocessingml.document", (b"PK\x03\x04",)),
    ".xlsx": ("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", (b"PK\x03\x04",)),
    ".pptx": ("application/vnd.openxmlformats-officedocument.presentationml.presentation", (b"PK\x03\x04",)),
    ".odt": ("application/vnd.oasis.opendocument.text", (b"PK\x03\x04",)),
    ".png": ("image/png", (b"\x89PNG\r\n\x1a\n",)),
    ".jpg": ("image/jpeg", (b"\xff\xd8\xff",)),
    ".jpeg": ("image/jpeg", (b"\xff\xd8\xff",)),
    ".csv": ("text/csv", ()),
    ".txt": ("text/plain", ()),
}


@transaction.atomic
def add(
    *,
    employer: Employer,
    upload: "File[bytes]",
    title: str = "",
    visibility: Visibility = Visibility.PARTNERSHIP,
    by: User,
    at: datetime,
) -> EmployerFile:
    """Kept under a name of our own, so that nothing of the sender's name reaches the disk."""
    check_open(employer)
    if by.agency is None:
        message = "You are in no agency, so you cannot add files."
        raise Refused(message)
    suffix = PurePath(upload.name or "").suffix.lower()
    media_type = _checked_type(upload, suffix)
    record = EmployerFile(
        employer=employer,
        title=title.strip() or PurePath(upload.name or "File").name[:160],
        media_type=media_type,
        size=upload.size or 0,
        sha256=_sha256(upload),
        visibility=visibility,
        agency=by.agency,
        added_by=by,
    )
    record.file.save(f"{secrets.token_hex(16)}{suffix}", upload, save=False)
    try:
        save_checked(record, by=by, why=f"File added: {record.title}", at=at)
    except Exception:
        record.file.delete(save=False)
        raise
    return record


@transaction.atomic
def remove(*, file: EmployerFile, reason: str, by: User, at: datetime) -> EmployerFile:
    """The document goes for good once this is saved; that it was there stays on the record."""
    if file.removed_at is not None:
        message = "This file is already removed."
        raise Refused(message)
    file.removed_at = at
    why = because(f"File removed: {file.title}", reason)
    save_checked(file, by=by, why=why, at=at)
    storage, name = file.file.storage, str(file.file.name)
    transaction.on_commit(lambda: storage.delete(name))
    return file


def _checked_type(upload: "File[bytes]", suffix: str) -> str:
    size = upload.size or 0
    if not size:
        message = "This file is empty."
        raise Refused(message, field="file")
    if size > settings.MAX_FILE_BYTES:
        limit = settings.MAX_FILE_BYTES // (1024 * 1024)
        message = f"This file is larger than {limit} MB."
        raise Refused(message, field="file")
    if suffix not in KINDS:
        message = "Choose a PDF, a Word, Excel, PowerPoint or text document, or a picture."
        raise Refused(message, field="file")
    media_type, beginnings = KINDS[suffix]
    upload.seek(0)
    head = upload.read(8)
    if beginnings and not head.startswith(beginnings):
        message = f"This file says it is {suffix} but it is something else."
        raise Refused(message, field="file")
    return media_type


def _sha256(upload: "File[bytes]") -> str:
    digest = hashlib.sha256()
    for chunk in upload.chunks():
        digest.update(chunk)
    upload.seek(0)
    return digest.hexdigest()
