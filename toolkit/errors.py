"""The one way an action says no."""


class Refused(Exception):
    """An action that may not happen now; `message` is shown to the person as it stands."""

    default_code = "refused"

    def __init__(self, message: str, *, field: str | None = None, code: str | None = None) -> None:
        super().__init__(message)
        self.message = message
        self.field = field
        self.code = code or self.default_code


class Stale(Refused):
    """Somebody saved the record after this person opened it."""

    default_code = "stale"
