from django.db.models import TextChoices


class NameKind(TextChoices):
    LEGAL = "legal", "Legal name"
    TRADING = "trading", "Trading name"
    PREVIOUS = "previous", "Former name"
    SHORT = "short", "Short name"


class IdentifierScheme(TextChoices):
    COMPANIES_HOUSE = "companies_house", "Company number"
    CHARITY_EW = "charity_ew", "Charity number (England and Wales)"
    CHARITY_SC = "charity_sc", "Charity number (Scotland)"
    CHARITY_NI = "charity_ni", "Charity number (Northern Ireland)"
    VAT = "vat", "VAT number"
    PAYE_HASH = "paye_hash", "PAYE reference (hashed)"
    EDRS = "edrs", "Employer Data Service number"
    PARTNER = "partner", "A partner's own number"


class LegalForm(TextChoices):
    PLC = "plc", "Public limited company"
    LTD = "ltd", "Private limited company"
    LLP = "llp", "Limited liability partnership"
    CIC = "cic", "Community interest company"
    CHARITY = "charity", "Charity"
    PUBLIC_BODY = "public_body", "Public body"
    PARTNERSHIP = "partnership", "Partnership"
    SOLE_TRADER = "sole_trader", "Sole trader"
    COOPERATIVE = "cooperative", "Co-operative"
    OTHER = "other", "Other"


class OwnershipSector(TextChoices):
    PRIVATE = "private", "Private"
    PUBLIC = "public", "Public"
    VOLUNTARY = "voluntary_social_enterprise", "Voluntary or social enterprise"


class SizeBand(TextChoices):
    MICRO = "micro", "Micro, 1 to 9"
    SMALL = "small", "Small, 10 to 49"
    MEDIUM = "medium", "Medium, 50 to 249"
    LARGE = "large", "Large, 250 or more"
    UNKNOWN = "unknown", "Not known"


# Fewer than 250 people: the headcount test, not the Companies Act one.
SME_BANDS = [SizeBand.MICRO, SizeBand.SMALL, SizeBand.MEDIUM]


class LevyStatus(TextChoices):
    PAYER = "payer", "Pays the apprenticeship levy"
    NON_PAYER = "non_payer", "Does not pay the levy"
    UNKNOWN = "unknown", "Not known"


class AccountTier(TextChoices):
    STRATEGIC = "strategic", "Strategic"
    LARGE_MANAGED = "large_managed", "Large, managed"
    SME_BROKERED = "sme_brokered", "Small or medium, brokered"
    LIGHT_TOUCH = "light_touch", "Light touch"
    UNASSIGNED = "unassigned", "No tier yet"


# Led by an account manager rather than a broker; their offers take the large-employer form.
MANAGED_TIERS = [AccountTier.STRATEGIC, AccountTier.LARGE_MANAGED]


class EngagementStatus(TextChoices):
    PROSPECT = "prospect", "Prospect"
    FIRST_CONTACT = "first_contact", "First contact"
    ENGAGED = "engaged", "Engaged"
    COMMITTED = "committed", "Committed"
    DORMANT = "dormant", "Gone quiet"
    NOT_NOW = "not_now", "Not now"
    DECLINED_ALL = "declined_all", "Declined everything"
    CLOSED = "closed", "Closed"


class LeadRole(TextChoices):
    LEAD = "lead", "Lead"
    DEPUTY = "deputy", "Deputy"
    TEAM = "team", "Account team"


class ContactStatus(TextChoices):
    ACTIVE = "active", "Active"
    LEFT = "left", "Left"
    OBJECTED = "objected", "Asked us not to make contact"
    ERASED = "erased", "Erased"


class ContactFunction(TextChoices):
    SIGNATORY = "signatory", "Signatory"
    RECRUITMENT = "recruitment", "Recruitment"
    TRAINING = "training", "Training"
    APPRENTICESHIPS = "apprenticeships", "Apprenticeships"
    FINANCE = "finance", "Finance"
    SITE_MANAGER = "site_manager", "Site manager"
    CSR = "csr_social_value", "Social value"
    UNION_REP = "union_rep", "Union representative"
    OTHER = "other", "Other"


class Purpose(TextChoices):
    ACCOUNT = "account_management", "Managing the account"
    OFFER = "offer", "Making and keeping an agreement"
    MARKETING = "marketing", "News and invitations"
    RESEARCH = "research", "Research and feedback"


class LawfulBasis(TextChoices):
    PUBLIC_TASK = "public_task", "Public task"
    LEGITIMATE_INTERESTS = "legitimate_interests", "Legitimate interests"
    CONSENT = "consent", "Consent"
    CONTRACT = "contract", "Contract"
    LEGAL_OBLIGATION = "legal_obligation", "Legal obligation"


class InteractionKind(TextChoices):
    PHONE = "phone", "Phone call"
    VISIT = "visit", "Visit"
    EMAIL = "email", "Email"
    VIDEO = "video", "Video call"
    EVENT = "event", "Event"
    LETTER = "letter", "Letter"
    TEXT = "text", "Text message"
    PORTAL_MESSAGE = "portal_message", "Portal message"


class Direction(TextChoices):
    OUT = "out", "We contacted them"
    IN = "in", "They contacted us"


class Topic(TextChoices):
    RECRUITMENT = "recruitment", "Recruitment"
    APPRENTICESHIPS = "apprenticeships", "Apprenticeships"
    WORKFORCE_TRAINING = "workforce_training", "Workforce training"
    BASIC_SKILLS = "basic_skills", "Basic skills"
    WORK_EXPERIENCE = "work_experience", "Work experience"
    SCHOOLS = "schools", "Schools"
    GRADUATE = "graduate", "Graduates"
    REDUNDANCY = "redundancy", "Redundancy"
    INWARD_INVESTMENT = "inward_investment", "Inward investment"
    PLANNING_OBLIGATION = "planning_obligation", "Planning obligation"
    SUPPLY_CHAIN = "supply_chain", "Supply chain"
    INCLUSIVE_EMPLOYMENT = "inclusive_employment", "Inclusive employment"
    BUSINESS_SUPPORT = "business_support", "Business support"
    POLICY_RESEARCH = "policy_research", "Policy and research"


class Visibility(TextChoices):
    PARTNERSHIP = "partnership", "Everyone in the partnership"
    AGENCY = "agency", "My agency only"
    RESTRICTED = "restricted", "Restricted: the leads and those who may see restricted entries"


class NextActionStatus(TextChoices):
    OPEN = "open", "Open"
    DONE = "done", "Done"
    CANCELLED = "cancelled", "Cancelled"
