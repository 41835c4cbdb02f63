"""Each rule of the programmes' tables, broken behind the actions' back."""

from datetime import date

import pytest

from tests.brokerage.constraints import constraint_broken_by
from tests.brokerage.programmes import NOW
from tests.factories.accounts import AgencyFactory, UserFactory
from tests.factories.brokerage.programmes import (
    CohortFactory,
    CommentFactory,
    PartyFactory,
    ProgrammeFactory,
    ProgrammeFundingFactory,
    SignOffFactory,
    SpecFactory,
)
from tests.factories.brokerage.training import ProviderFactory

pytestmark = pytest.mark.django_db


BROKEN = {
    "brokerage_programme_status_is_known": lambda: ProgrammeFactory(status="lost"),
    "brokerage_programme_involvement_has_a_reason": lambda: ProgrammeFactory(involvement_level="informed"),
    "brokerage_programme_halted_with_reason": lambda: ProgrammeFactory(status="paused"),
    "brokerage_programme_cost_is_not_negative": lambda: ProgrammeFactory(total_cost=-1),
    "brokerage_programmeparty_is_one_body": lambda: PartyFactory(agency=AgencyFactory()),
    "brokerage_programmeparty_employer_once": lambda: again(PartyFactory(), "employer", "employer"),
    "brokerage_programmeparty_agency_once": lambda: again(
        PartyFactory(role="partner", employer=None, agency=AgencyFactory()), "agency", "lead_agency"
    ),
    "brokerage_programmeparty_provider_once": lambda: again(
        PartyFactory(role="provider", employer=None, provider=ProviderFactory()), "provider", "provider"
    ),
    "brokerage_programmespec_numbered_once": lambda: SpecFactory(
        programme=SpecFactory(number=1, status="agreed").programme, number=1
    ),
    "brokerage_programmespec_one_in_hand": lambda: SpecFactory(programme=SpecFactory().programme),
    "brokerage_programmespec_one_agreed": lambda: SpecFactory(
        programme=SpecFactory(status="agreed").programme, status="agreed"
    ),
    "brokerage_speccomment_replied_by_someone": lambda: CommentFactory(reply="x", replied_at=NOW),
    "brokerage_speccomment_reply_says_something": lambda: CommentFactory(
        replied_at=NOW, replied_by=UserFactory()
    ),
    "brokerage_signoff_status_is_known": lambda: SignOffFactory(status="lost"),
    "brokerage_signoff_once_a_party": lambda: signed_twice(SignOffFactory()),
    "brokerage_signoff_recorded_by_someone": lambda: SignOffFactory(decided_at=NOW),
    "brokerage_signoff_refused_with_reason": lambda: SignOffFactory(status="refused"),
    "brokerage_programmefunding_has_one_source": lambda: ProgrammeFundingFactory(stream=None),
    "brokerage_programmefunding_amount_is_positive": lambda: ProgrammeFundingFactory(amount=0),
    "brokerage_cohort_numbered_once": lambda: CohortFactory(
        programme=CohortFactory(number=1).programme, number=1
    ),
    "brokerage_cohort_ends_after_start": lambda: CohortFactory(ends_on=date(2027, 1, 10)),
    "brokerage_cohort_completions_within_starts": lambda: CohortFactory(starts=1, completions=2),
}


def again(party, body, role):
    bodies = {"employer": None, "agency": None, "provider": None, body: getattr(party, body)}
    PartyFactory(programme=party.programme, role=role, **bodies)


def signed_twice(row):
    SignOffFactory(spec=row.spec, party=row.party)


@pytest.mark.parametrize("name", BROKEN)
def test_constraint_when_broken_refuses(name):
    assert constraint_broken_by(BROKEN[name]) == name
