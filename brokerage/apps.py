from django.apps import AppConfig


class BrokerageConfig(AppConfig):
    name = "brokerage"

    def ready(self) -> None:
        # The models that these modules import exist only once every app is loaded.
        from brokerage.on_employer_record import register  # noqa: PLC0415

        register()
