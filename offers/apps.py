from django.apps import AppConfig
from django.conf import settings


class OffersConfig(AppConfig):
    name = "offers"

    def ready(self) -> None:
        from employers.record import contributions  # noqa: PLC0415 - models exist only now
        from offers.on_employer_record import register  # noqa: PLC0415 - models exist only now

        register(contributions)
        if settings.DEBUG:
            from accounts.views.demo import things_to_try  # noqa: PLC0415 - models exist only now
            from offers.demo.partnership import tries  # noqa: PLC0415 - models exist only now

            things_to_try.update(tries())
