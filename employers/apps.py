from django.apps import AppConfig


class EmployersConfig(AppConfig):
    name = "employers"

    def ready(self) -> None:
        # The models that these modules import exist only once every app is loaded.
        from accounts.policies import blocks_leaving  # noqa: PLC0415
        from employers.policies import leads_that_stop_leaving  # noqa: PLC0415

        if leads_that_stop_leaving not in blocks_leaving:
            blocks_leaving.append(leads_that_stop_leaving)
