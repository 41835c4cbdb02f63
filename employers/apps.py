from django.apps import AppConfig


class EmployersConfig(AppConfig):
    name = "employers"

    def ready(self) -> None:
        from accounts.policies import blocks_leaving  # noqa: PLC0415 - models exist only now
        from employers.policies import leads_that_stop_leaving  # noqa: PLC0415 - models exist only now

        if leads_that_stop_leaving not in blocks_leaving:
            blocks_leaving.append(leads_that_stop_leaving)
