"""The product's settings, with the few that would make tests slow or wander outside."""

import os
from pathlib import Path
from urllib.parse import quote

_ROOT = Path(__file__).resolve().parent.parent
# An empty string too means: no choice was made
if not os.environ.get("DATABASE_URL"):
    os.environ["DATABASE_URL"] = f"embedded://{quote(str(_ROOT))}/var/postgres-tests"
os.environ["EMBEDDED_FAST"] = "1"
os.environ.setdefault("DEBUG", "0")
os.environ.setdefault("SECOND_FACTOR_REQUIRED", "0")

from config.settings import *  # noqa: E402, F403 - the environment above must come first
from config.settings import DATABASES, STATIC_ROOT, STORAGES, TEMPLATES  # noqa: E402 - changed below
from tests.undefined import OnlyDefined  # noqa: E402 - see above

DATABASES["default"]["CONN_MAX_AGE"] = 0
STATIC_ROOT.mkdir(parents=True, exist_ok=True)  # WhiteNoise warns when nothing has been collected yet
CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}
STORAGES = STORAGES | {"staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}}
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
TEMPLATES[0]["OPTIONS"]["string_if_invalid"] = OnlyDefined("%s")
