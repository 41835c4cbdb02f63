"""Employers on record that somebody about to add one should look at first."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import F, FloatField, Func, TextField, Value

from employers.enums import IdentifierScheme
from employers.models import Employer, EmployerName
from employers.models.organisations import Fold
from employers.recognising import Identifier, Question, recognise

CLOSE = 0.5
MOST = 5


class Core(Func):
    """A folded name without its legal form: employers_core_name() in the database."""

    function = "employers_core_name"
    output_field = TextField()


class Likeness(Func):
    function = "similarity"
    output_field = FloatField()


@dataclass(frozen=True)
class Near:
    employer: Employer
    why: str
    # The same number in a register: a second record would be the same employer twice.
    is_certain: bool = False


def near(name: str, company_number: str, postcode: str) -> list[Near]:
    """The one with the same number, else what reads like this name, the closest first."""
    numbers: Sequence[Identifier] = (
        [(IdentifierScheme.COMPANIES_HOUSE.value, "", company_number)] if company_number else []
    )
    (answer,) = recognise([Question(name, numbers, postcode)])
    whys = {answer.employer_id: answer.why} if answer.employer_id else {}
    certain = answer.employer_id if answer.verdict == "same" and company_number in answer.why else None
    if certain is None or not company_number:
        whys |= {pk: why for pk, why in _alike(name).items() if pk not in whys}
    found = Employer.objects.in_bulk(list(whys))
    return [Near(found[pk], why, is_certain=pk == certain) for pk, why in whys.items() if pk in found][:MOST]


def _alike(name: str) -> dict[int, str]:
    folded = Fold(Value(name))
    names = (
        EmployerName.objects.filter(folded__trigram_similar=folded)
        .annotate(likeness=Likeness(Core(F("folded")), Core(folded)))
        .filter(likeness__gte=CLOSE)
        .order_by("-likeness")
    )
    found: dict[int, str] = {}
    for employer_id, other in names.values_list("employer_id", "name")[: MOST * 3]:
        found.setdefault(employer_id, f"A name like it: {other}")
    return found
