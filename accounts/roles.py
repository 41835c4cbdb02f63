"""The roles a person can hold in an agency, in plain words, and what each allows."""

from typing import ClassVar

from accounts.enums import RoleName
from accounts.permissions import Permission as P  # noqa: N817 - the tables below read better

READING = frozenset({P.SEE_EMPLOYERS, P.SEE_TRAINING})
KEEPING_RECORDS = READING | {
    P.ADD_EMPLOYER,
    P.EDIT_EMPLOYER,
    P.LOG_CONTACT,
    P.EXPORT_EMPLOYERS,
}
MAKING_DEALS = KEEPING_RECORDS | {
    P.RECORD_NEEDS,
    P.EDIT_COMMITMENTS,
    P.BROKER_TRAINING,
    P.DESIGN_PROGRAMMES,
    P.COMPOSE_OFFERS,
    P.ISSUE_OFFERS,
}


class Role:
    name: ClassVar[RoleName]
    does: ClassVar[str]
    permissions: ClassVar[frozenset[P]]


class Broker(Role):
    name = RoleName.BROKER
    does = "Looks after a caseload of small and medium employers, impartially between providers."
    permissions = MAKING_DEALS


class AccountManager(Role):
    name = RoleName.ACCOUNT_MANAGER
    does = "Looks after large employers with many sites, as their one named contact."
    permissions = MAKING_DEALS | {P.SEE_RESTRICTED}


class AgencyManager(Role):
    name = RoleName.AGENCY_MANAGER
    does = "Answers for one agency's people, promises and accounts."
    permissions = MAKING_DEALS | {
        P.MANAGE_PEOPLE,
        P.MANAGE_LEADS,
        P.IMPORT_EMPLOYERS,
        P.APPROVE_SUSPENSION,
        P.SELECT_PROVIDERS,
        P.WITHDRAW_OFFERS,
        P.SEE_RESTRICTED,
    }


class Coordinator(Role):
    name = RoleName.COORDINATOR
    does = "Neutral officer who settles who leads, disputes, duplicates and changes to the lists."
    permissions = KEEPING_RECORDS | {
        P.MANAGE_PEOPLE,
        P.MANAGE_AGENCIES,
        P.MANAGE_LEADS,
        P.IMPORT_EMPLOYERS,
        P.DECIDE_DISPUTES,
        P.SELECT_PROVIDERS,
        P.DESIGN_PROGRAMMES,
        P.EDIT_REFERENCE_LISTS,
        P.SEE_RESTRICTED,
    }


class FundingOfficer(Role):
    name = RoleName.FUNDING_OFFICER
    does = "Answers for a funding stream: eligibility, and money in the right year."
    permissions = READING | {P.CONFIRM_FUNDING, P.EXPORT_EMPLOYERS}


class ProviderUser(Role):
    name = RoleName.PROVIDER_USER
    does = "Answers referrals for a training provider, and sees no rival's prices."
    permissions = frozenset({P.SEE_TRAINING, P.ANSWER_REFERRALS})


class Verifier(Role):
    name = RoleName.VERIFIER
    does = "Accepts or refuses evidence, never for an agency's own claim."
    permissions = READING | {P.VERIFY_PROGRESS}


class DataProtectionLead(Role):
    name = RoleName.DATA_PROTECTION_LEAD
    does = "Answers for personal data: access, correction, erasure and incidents."
    permissions = READING | {P.SEE_RESTRICTED, P.EXPORT_EMPLOYERS}


ROLES: dict[RoleName, type[Role]] = {role.name: role for role in Role.__subclasses__()}


def permissions_of(names: set[str]) -> frozenset[P]:
    """What holding all these roles together allows."""
    return frozenset().union(*(ROLES[RoleName(name)].permissions for name in names))


def roles_that_may(permission: P) -> list[RoleName]:
    return [name for name, role in ROLES.items() if permission in role.permissions]
