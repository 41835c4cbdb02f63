from django.apps import AppConfig


class BrokerageConfig(AppConfig):
    name = "brokerage"

    def ready(self) -> None:
        from brokerage.on_employer_record import register  # noqa: PLC0415 - its models load after this module

        register()
