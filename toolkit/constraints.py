"""Builders for the constraints that recur. The name comes first: the model reads as a list of rules."""

from django.db.models import CheckConstraint, F, Q


def both_or_neither(name: str, first: str, second: str, message: str) -> CheckConstraint:
    """Two columns that make sense only together, such as who and when."""
    return CheckConstraint(
        name=name,
        condition=Q(**{f"{first}__isnull": True, f"{second}__isnull": True})
        | Q(**{f"{first}__isnull": False, f"{second}__isnull": False}),
        violation_error_message=message,
    )


def not_before(name: str, start: str, end: str, message: str) -> CheckConstraint:
    """`end` is empty or falls on or after `start`."""
    return CheckConstraint(
        name=name,
        condition=Q(**{f"{end}__isnull": True}) | Q(**{f"{end}__gte": F(start)}),
        violation_error_message=message,
    )


def one_of(name: str, field: str, values: list[str], message: str) -> CheckConstraint:
    """The column holds one of the enum's values."""
    return CheckConstraint(
        name=name, condition=Q(**{f"{field}__in": values}), violation_error_message=message
    )


def only_when(name: str, field: str, condition: Q, message: str) -> CheckConstraint:
    """`field` may be filled only where `condition` holds."""
    return CheckConstraint(
        name=name,
        condition=Q(**{f"{field}__isnull": True}) | condition,
        violation_error_message=message,
    )
