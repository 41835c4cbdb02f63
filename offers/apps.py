from django.apps import AppConfig
from django.conf import settings


class OffersConfig(AppConfig):
    name = "offers"

    def ready(self) -> None:
        # The models that these modules import exist only once every app is loaded.
        from employers.record import contributions  # noqa: PLC0415
        from offers.on_employer_record import register  # noqa: PLC0415

        register(contributions)
        if settings.DEBUG:
            from accounts.views.demo import things_to_try  # noqa: PLC0415
            from offers.demo.partnership import tries  # noqa: PLC0415

            things_to_try.update(tries())
