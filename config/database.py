"""DATABASE_URL to Django's database settings. Nothing here connects or starts anything."""

from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

from psycopg.conninfo import conninfo_to_dict

from config.embedded_postgresql.launcher import socket_directory

EMBEDDED_PREFIX = "embedded://"


def database_from_url(url: str, *, default_dir: Path) -> dict[str, Any]:
    """Settings for `DATABASES["default"]`.

    `embedded:///path` and the empty string mean our own PostgreSQL with its data in that folder
    (or `default_dir`); anything else must be a `postgresql://` URL.
    Raises ValueError with a sentence that says what to write.
    """
    if not url:
        return _embedded(default_dir)
    if url.startswith(EMBEDDED_PREFIX):
        return _embedded(Path(unquote(urlsplit(url).path)))
    if url.startswith(("postgresql://", "postgres://")):
        return _server(url)
    raise ValueError(
        "DATABASE_URL must start with postgresql:// or embedded:///, for example "
        "postgresql://frontdoor:secret@db.example.org/frontdoor"
    )


def _embedded(data_dir: Path) -> dict[str, Any]:
    return {
        "ENGINE": "config.embedded_postgresql",
        "NAME": "frontdoor",
        "USER": "frontdoor",
        "HOST": str(socket_directory(data_dir)),
        "EMBEDDED_DIR": str(data_dir),
        "CONN_MAX_AGE": 60,
        "CONN_HEALTH_CHECKS": True,
    }


def _server(url: str) -> dict[str, Any]:
    info = conninfo_to_dict(url)
    known = {"dbname": "NAME", "user": "USER", "password": "PASSWORD", "host": "HOST", "port": "PORT"}
    settings: dict[str, Any] = {known[key]: str(value) for key, value in info.items() if key in known}
    options = {key: value for key, value in info.items() if key not in known}
    return {
        "ENGINE": "django.db.backends.postgresql",
        "OPTIONS": options,
        "CONN_MAX_AGE": 60,
        "CONN_HEALTH_CHECKS": True,
        **settings,
    }
