"""A variable that a template names and its view does not give fails the test, in our own templates."""

import sys
from pathlib import Path
from types import FrameType

OURS = str(Path(__file__).resolve().parent.parent / "templates")


class UndefinedVariable(Exception):
    """Django itself would show nothing."""


class OnlyDefined(str):
    """For `string_if_invalid`, as "%s": Django formats it with the name of what is missing."""

    __slots__ = ()

    def __mod__(self, missing: object) -> str:
        template = _template_being_rendered(sys._getframe(1))
        if template.startswith(OURS):
            raise UndefinedVariable(f"{template} uses {missing}, which is not defined")
        return ""


def _template_being_rendered(frame: FrameType | None) -> str:
    while frame is not None:
        context = frame.f_locals.get("context")
        template = getattr(getattr(context, "render_context", None), "template", None)
        if template is not None:
            return str(template.origin.name)
        frame = frame.f_back
    return ""
