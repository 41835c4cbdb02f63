"""One of everything an address can name, and one person in each role."""

from functools import cached_property

from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import TOTP
from django.utils import timezone

from accounts.enums import RoleName
from accounts.models import Agency, Membership, User
from brokerage.models import (
    Cohort,
    Commitment,
    CommitmentProgress,
    Need,
    NeedsAssessment,
    Objective,
    PledgeRelease,
    Programme,
    ProgrammeSpec,
    Provider,
    TrainingCase,
    VacancyPledge,
)
from employers.enums import IdentifierScheme, NameKind, Visibility
from employers.models import (
    AccountLead,
    Contact,
    DoNotContact,
    Employer,
    EmployerFile,
    EmployerIdentifier,
    EmployerName,
    Interaction,
    NextAction,
    SavedView,
    Site,
)
from offers.actions import offers
from offers.models import OfferVersion
from tests.factories.accounts import AgencyFactory, MembershipFactory, UserFactory
from tests.factories.brokerage.commitments import (
    CommitmentFactory,
    DisputeFactory,
    NeedFactory,
    NeedsAssessmentFactory,
    ProgressFactory,
)
from tests.factories.brokerage.pledges import PledgeFactory, ReleaseFactory
from tests.factories.brokerage.programmes import CohortFactory, ProgrammeFactory, SpecFactory
from tests.factories.brokerage.training import ProviderFactory, referred_case
from tests.factories.employers import (
    ContactFactory,
    DoNotContactFactory,
    EmployerFactory,
    InteractionFactory,
    NextActionFactory,
    SiteFactory,
)
from tests.factories.offers import bakery, draft, lead_of, simple


class World:
    """Everybody works for `agency`; what `stranger` did belongs to another one. `me` is whoever asks now."""

    me: User

    def __init__(self) -> None:
        self.agency: Agency = AgencyFactory(name="Our agency")
        self.people: dict[RoleName, User] = {
            role: MembershipFactory(agency=self.agency, role=role).user for role in RoleName
        }
        self.outsider: User = UserFactory()
        self.stranger: User = UserFactory(broker=True)
        self.me = self.outsider
        # now: what is first made inside a question is undone with it
        for name, value in vars(World).items():
            if isinstance(value, cached_property):
                getattr(self, name)

    @cached_property
    def colleague(self) -> Membership:
        membership: Membership = MembershipFactory(agency=self.agency)
        return membership

    def passkey(self) -> Authenticator:
        """Of whoever asks, with the app and the codes beside it."""
        if not Authenticator.objects.filter(user=self.me).exists():
            TOTP.activate(self.me, "JBSWY3DPEHPK3PXP")
            RecoveryCodes.activate(self.me)
        return Authenticator.objects.create(
            user=self.me, type=Authenticator.Type.WEBAUTHN, data={"name": "Laptop"}
        )

    # Employers

    @cached_property
    def employer(self) -> Employer:
        employer: Employer = EmployerFactory(lead=self.people[RoleName.BROKER])
        return employer

    @cached_property
    def lead(self) -> AccountLead:
        return AccountLead.objects.get(account__employer=self.employer)

    @cached_property
    def contact(self) -> Contact:
        contact: Contact = ContactFactory(employer=self.employer)
        return contact

    @cached_property
    def site(self) -> Site:
        site: Site = SiteFactory(employer=self.employer)
        return site

    @cached_property
    def name(self) -> EmployerName:
        return EmployerName.objects.create(employer=self.employer, kind=NameKind.TRADING, name="The Works")

    @cached_property
    def identifier(self) -> EmployerIdentifier:
        return EmployerIdentifier.objects.create(
            employer=self.employer, scheme=IdentifierScheme.COMPANIES_HOUSE, value="12345678"
        )

    @cached_property
    def do_not_contact(self) -> DoNotContact:
        asked: DoNotContact = DoNotContactFactory(employer=self.employer)
        return asked

    @cached_property
    def next_action(self) -> NextAction:
        action: NextAction = NextActionFactory(employer=self.employer)
        return action

    @cached_property
    def secret_contact(self) -> Interaction:
        """What another agency kept to itself."""
        interaction: Interaction = InteractionFactory(logged_by=self.stranger, visibility=Visibility.AGENCY)
        return interaction

    @cached_property
    def secret_action(self) -> NextAction:
        action: NextAction = NextActionFactory(
            employer=self.secret_contact.employer, interaction=self.secret_contact, owner=self.stranger
        )
        return action

    @cached_property
    def file(self) -> EmployerFile:
        return self._file(self.people[RoleName.BROKER], Visibility.PARTNERSHIP)

    @cached_property
    def secret_file(self) -> EmployerFile:
        return self._file(self.stranger, Visibility.AGENCY)

    def _file(self, person: User, visibility: Visibility) -> EmployerFile:
        assert person.agency
        return EmployerFile.objects.create(
            employer=self.employer,
            title="Plan",
            file="employers/2026/plan.pdf",
            media_type="application/pdf",
            size=9,
            visibility=visibility,
            agency=person.agency,
            added_by=person,
        )

    def saved_view(self, owner: User | None = None) -> SavedView:
        return SavedView.objects.create(
            user=owner or self.me,
            page="portfolio",
            name=f"View {SavedView.objects.count()}",
            query="status=open",
        )

    # Brokerage

    @cached_property
    def assessment(self) -> NeedsAssessment:
        """In hand."""
        assessment: NeedsAssessment = NeedsAssessmentFactory(employer=self.employer)
        return assessment

    @cached_property
    def objective(self) -> Objective:
        return Objective.objects.get(assessment=self.assessment)

    @cached_property
    def need(self) -> Need:
        need: Need = NeedFactory(assessment=self.assessment)
        return need

    @cached_property
    def commitment(self) -> Commitment:
        commitment: Commitment = CommitmentFactory(employer=self.employer)
        return commitment

    @cached_property
    def progress(self) -> CommitmentProgress:
        """Reported by another agency: nobody verifies their own."""
        progress: CommitmentProgress = ProgressFactory(commitment__employer=self.employer)
        return progress

    @cached_property
    def disputed(self) -> Commitment:
        disputed: Commitment = DisputeFactory(commitment__employer=self.employer).commitment
        return disputed

    @cached_property
    def pledge(self) -> VacancyPledge:
        pledge: VacancyPledge = PledgeFactory(employer=self.employer)
        return pledge

    @cached_property
    def release(self) -> PledgeRelease:
        release: PledgeRelease = ReleaseFactory()
        return release

    @cached_property
    def provider(self) -> Provider:
        """Our agency teaches too: its provider user answers what was referred to it."""
        provider: Provider = ProviderFactory(agency=self.agency)
        return provider

    @cached_property
    def case(self) -> TrainingCase:
        return referred_case(provider=self.provider)

    @cached_property
    def rivals_case(self) -> TrainingCase:
        """Referred to another provider."""
        return referred_case()

    @cached_property
    def programme(self) -> Programme:
        programme: Programme = ProgrammeFactory()
        return programme

    @cached_property
    def spec(self) -> ProgrammeSpec:
        spec: ProgrammeSpec = SpecFactory(programme=self.programme)
        return spec

    @cached_property
    def cohort(self) -> Cohort:
        cohort: Cohort = CohortFactory(programme=self.programme)
        return cohort

    # Offers

    @cached_property
    def draft(self) -> OfferVersion:
        """Composed for an employer that has much to promise."""
        return draft(bakery())

    @cached_property
    def issued(self) -> OfferVersion:
        """The second issue, so that there is one to compare it with."""
        employer = simple()
        for _ in range(2):
            version = offers.issue(version=draft(employer), by=lead_of(employer), at=timezone.now())
        return version
