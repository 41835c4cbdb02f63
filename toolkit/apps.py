from django.apps import AppConfig
from django.core.checks import register

from toolkit import checks


class ToolkitConfig(AppConfig):
    name = "toolkit"

    def ready(self) -> None:
        register(checks.pango_is_installed)
