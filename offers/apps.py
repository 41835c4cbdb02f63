from django.apps import AppConfig


class OffersConfig(AppConfig):
    name = "offers"

    def ready(self) -> None:
        # The models that these modules import exist only once every app is loaded.
        from employers.record import contributions  # noqa: PLC0415
        from offers.on_employer_record import register  # noqa: PLC0415

        register(contributions)
