from employers.models.accounts import Account, AccountLead
from employers.models.contacts import Contact, ContactBasis, DoNotContact
from employers.models.interactions import (
    EmployerFile,
    Interaction,
    InteractionAttendee,
    NextAction,
    SavedView,
)
from employers.models.organisations import (
    Employer,
    EmployerGroup,
    EmployerIdentifier,
    EmployerIndustry,
    EmployerName,
)
from employers.models.reference import LocalAuthority, PostcodeRange, SicCode, SicSection
from employers.models.sites import Site

__all__ = [
    "Account",
    "AccountLead",
    "Contact",
    "ContactBasis",
    "DoNotContact",
    "Employer",
    "EmployerFile",
    "EmployerGroup",
    "EmployerIdentifier",
    "EmployerIndustry",
    "EmployerName",
    "Interaction",
    "InteractionAttendee",
    "LocalAuthority",
    "NextAction",
    "PostcodeRange",
    "SavedView",
    "SicCode",
    "SicSection",
    "Site",
]
