"""The database backend: Django's own, which starts the embedded server on the first connection."""

from pathlib import Path
from typing import Any

import psycopg
from django.db.backends.postgresql import base

from config.embedded_postgresql import launcher


class DatabaseWrapper(base.DatabaseWrapper):
    _ready = False

    def get_new_connection(self, conn_params: dict[str, Any]) -> Any:
        data_dir = Path(self.settings_dict["EMBEDDED_DIR"])
        if not DatabaseWrapper._ready:
            launcher.ensure_running(data_dir)
            DatabaseWrapper._ready = True
        try:
            return super().get_new_connection(conn_params)
        except psycopg.OperationalError:
            launcher.ensure_running(data_dir)
            return super().get_new_connection(conn_params)
