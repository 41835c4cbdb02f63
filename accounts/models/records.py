"""What every kept record has: a public reference where people name it, a version, and its history."""

from django.db import models
from django.db.models import Func, Value
from django.utils import timezone
from simple_history.models import HistoricalRecords


class NewReference(Func):
    """A short public reference, made by the database so that it is unique however rows arrive."""

    function = "frontdoor_reference"
    output_field = models.CharField()

    def __init__(self, prefix: str) -> None:
        super().__init__(Value(prefix))
        self.prefix = prefix

    def deconstruct(self) -> tuple[str, list[str], dict[str, str]]:
        return "accounts.models.records.NewReference", [self.prefix], {}


def reference_field(prefix: str) -> "models.CharField[str, str]":
    return models.CharField(max_length=12, unique=True, editable=False, db_default=NewReference(prefix))


class Versioned(models.Model):
    """A row whose edits are counted, so that an edit of a stale page can be refused."""

    created_at = models.DateTimeField(default=timezone.now, editable=False)
    version = models.PositiveIntegerField(default=1, editable=False)

    class Meta:
        abstract = True


class Record(Versioned):
    """Kept for ever, with every change: see accounts/history.py for the one way to save it."""

    history = HistoricalRecords(inherit=True, excluded_fields=["created_at"])

    class Meta:
        abstract = True


class ReferenceRow(models.Model):
    """A row of a published or agreed list: dated, sourced, retired rather than deleted."""

    label = models.CharField(max_length=200)
    sort = models.PositiveIntegerField(default=0)
    valid_from = models.DateField(null=True, blank=True)
    valid_to = models.DateField(null=True, blank=True)
    source = models.CharField(max_length=200)
    source_on = models.DateField(null=True, blank=True)

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return self.label
