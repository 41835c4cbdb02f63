from django.db.models import TextChoices


class Stage(TextChoices):
    """Where a service or a promise falls on an employer's way: the order of the offer."""

    RECRUIT = "recruit", "Recruit"
    PREPARE = "prepare", "Prepare"
    KEEP = "keep", "Keep"
    DEVELOP = "develop", "Develop"
    CHANGE = "change", "Change"
    COMMUNITY = "community", "Community"
    INFLUENCE = "influence", "Influence"
    QUALITY = "quality", "Good work"
    GOVERN = "govern", "Working together"


class NeedsStatus(TextChoices):
    DRAFT = "draft", "Draft"
    COMPLETED = "completed", "Completed"
    AGREED = "agreed_with_employer", "Agreed with the employer"
    SUPERSEDED = "superseded", "Superseded"


class NeedPurpose(TextChoices):
    GET_JOB = "get_job", "To get a job"
    DO_JOB = "do_job", "To do the job"
    PROGRESS = "progress", "To progress"


class NeedStatus(TextChoices):
    OPEN = "open", "Open"
    MATCHED = "matched", "Matched"
    MET = "met", "Met"
    UNMET = "unmet_no_provision", "No provision found"
    WITHDRAWN = "withdrawn", "Withdrawn"


class QualificationLevel(TextChoices):
    ENTRY_1 = "entry_1", "Entry level 1"
    ENTRY_2 = "entry_2", "Entry level 2"
    ENTRY_3 = "entry_3", "Entry level 3"
    L1 = "1", "Level 1"
    L2 = "2", "Level 2"
    L3 = "3", "Level 3"
    L4 = "4", "Level 4"
    L5 = "5", "Level 5"
    L6 = "6", "Level 6"
    L7 = "7", "Level 7"
    L8 = "8", "Level 8"
    UNREGULATED = "unregulated", "No formal level"


class Occupation(TextChoices):
    """The major groups of the Standard Occupational Classification 2020."""

    MANAGERS = "1", "Managers, directors and senior officials"
    PROFESSIONAL = "2", "Professional occupations"
    ASSOCIATE = "3", "Associate professional occupations"
    ADMINISTRATIVE = "4", "Administrative and secretarial occupations"
    SKILLED_TRADES = "5", "Skilled trades occupations"
    CARING = "6", "Caring, leisure and other service occupations"
    SALES = "7", "Sales and customer service occupations"
    OPERATIVES = "8", "Process, plant and machine operatives"
    ELEMENTARY = "9", "Elementary occupations"


class CommitmentDirection(TextChoices):
    EMPLOYER = "employer", "The employer's"
    PARTNERSHIP = "partnership", "Ours"


class CommitmentStatus(TextChoices):
    PROPOSED = "proposed", "Proposed"
    NEGOTIATING = "negotiating", "Being discussed"
    AGREED = "agreed", "Agreed"
    ACTIVE = "active", "Active"
    DUE_REVIEW = "due_review", "Due for review"
    FULFILLED = "fulfilled", "Fulfilled"
    PARTLY_FULFILLED = "partly_fulfilled", "Partly fulfilled"
    NOT_FULFILLED = "not_fulfilled", "Not fulfilled"
    DECLINED = "declined", "Declined"
    SUSPENDED = "suspended", "Suspended"
    WITHDRAWN = "withdrawn", "Withdrawn"


# Not yet promised: the words and figures may still change freely.
OPEN_TERMS = [CommitmentStatus.PROPOSED, CommitmentStatus.NEGOTIATING]
# Promised and not yet settled: what counts as live on the record and in figures.
LIVE_COMMITMENTS = [
    CommitmentStatus.AGREED,
    CommitmentStatus.ACTIVE,
    CommitmentStatus.DUE_REVIEW,
    CommitmentStatus.SUSPENDED,
]
# Settled for good: nothing more happens to these.
SETTLED_COMMITMENTS = [
    CommitmentStatus.FULFILLED,
    CommitmentStatus.PARTLY_FULFILLED,
    CommitmentStatus.NOT_FULFILLED,
    CommitmentStatus.DECLINED,
    CommitmentStatus.WITHDRAWN,
]


class CommitmentKind(TextChoices):
    GUARANTEED_INTERVIEWS = "guaranteed_interviews", "Guaranteed interviews"
    VACANCY_PLEDGE = "vacancy_pledge", "Vacancies released to us first"
    LOCAL_RECRUITMENT = "local_recruitment", "Local recruitment"
    PRIORITY_GROUP_RECRUITMENT = "priority_group_recruitment", "Priority group recruitment"
    ENTRY_LEVEL_JOBS = "entry_level_jobs", "Entry-level jobs"
    FLEXIBLE_JOBS = "flexible_jobs", "Flexible and part-time jobs"
    WORK_TRIALS = "work_trials", "Work trials"
    WORK_PLACEMENTS = "work_placements", "Work placements"
    T_LEVEL_PLACEMENTS = "t_level_placements", "T Level placements"
    PET_INPUT = "pet_input", "Help with pre-employment training"
    SWAP_SESSIONS = "swap_sessions", "Sector-based work academies"
    MENTORING = "mentoring", "Mentors and buddies"
    IN_WORK_REVIEW = "in_work_review", "In-work reviews"
    RETENTION_TARGET = "retention_target", "Still in work at 26 weeks"
    APPRENTICE_STARTS = "apprentice_starts", "Apprenticeship starts"
    APPRENTICE_COMPLETIONS = "apprentice_completions", "Apprenticeship completions"
    LEVY_TRANSFER = "levy_transfer", "Levy transfer"
    LEVEL2_TRAINING = "level2_training", "First full level 2"
    BASIC_SKILLS_TRAINING = "basic_skills_training", "Basic skills at work"
    WORKFORCE_TRAINING = "workforce_training", "Training for staff"
    PAID_TIME_TO_TRAIN = "paid_time_to_train", "Paid time to train"
    PROGRESSION = "progression", "Progression"
    SCHOOLS_ACTIVITY = "schools_activity", "Work with schools"
    CAREERS_SUPPORT_UNEMPLOYED = "careers_support_unemployed", "Help for people out of work"
    SUPPLY_CHAIN_CASCADE = "supply_chain_cascade", "Commitments through suppliers"
    LOCAL_PROCUREMENT = "local_procurement", "Local procurement"
    CO_DESIGN = "co_design", "Programme design"
    CHAMPION = "champion", "Employer champion"
    FAIR_WORK_STANDARD = "fair_work_standard", "Fair-work standard"
    DISABILITY_CONFIDENT = "disability_confident", "Disability Confident"
    REDUNDANCY_NOTICE = "redundancy_notice", "Early notice of job losses"
    DATA_RETURN = "data_return", "Starts and leavers data"
    FINANCIAL_CONTRIBUTION = "financial_contribution", "Financial contribution"
    SERVICE = "service", "Service from us"


class CommitmentSource(TextChoices):
    OFFER_DOCUMENT = "offer_document", "Offer document"
    PLEDGE = "pledge", "Pledge"
    PLANNING_OBLIGATION = "planning_obligation", "Planning obligation"
    CONTRACT = "contract_social_value", "Contract, social value"
    CHARTER = "charter", "Charter"
    GRANT_CONDITION = "grant_condition", "Grant condition"
    VERBAL = "verbal_recorded", "Said and written down"


class Binding(TextChoices):
    VOLUNTARY = "voluntary", "Voluntary"
    CONTRACTUAL = "contractual", "Contractual"
    PLANNING_S106 = "planning_s106", "Planning, section 106"
    PLANNING_CONDITION = "planning_condition", "Planning condition"
    GRANT_CONDITION = "grant_condition", "Grant condition"


# Only the enforcing authority's officer settles these.
BINDING = [
    Binding.CONTRACTUAL,
    Binding.PLANNING_S106,
    Binding.PLANNING_CONDITION,
    Binding.GRANT_CONDITION,
]


class Unit(TextChoices):
    PEOPLE = "people", "people"
    VACANCIES = "vacancies", "vacancies"
    INTERVIEWS = "interviews", "interviews"
    PLACEMENTS = "placements", "placements"
    PLACES = "places", "places"
    PROGRAMMES = "programmes", "programmes"
    EMPLOYERS = "employers", "employers"
    EVENTS = "events", "events"
    HOURS = "hours", "hours"
    DAYS = "days", "days"
    WEEKS = "weeks", "weeks"
    POUNDS = "pounds", "pounds"
    STEPS = "steps", "steps"
    RETURNS = "returns", "returns"
    PER_CENT = "per_cent", "per cent"


class ProgressSource(TextChoices):
    EMPLOYER = "employer", "Reported by the employer"
    STAFF = "staff", "Recorded by us"


class Evidence(TextChoices):
    """What proves that something was done: the partnership's list of 2026."""

    EMPLOYER_CONFIRMATION = "employer_confirmation", "The employer's confirmation"
    CONTRACT = "contract_or_offer_letter", "Contract or offer letter"
    PAYSLIP = "payslip", "Payslip with details hidden"
    PAYROLL = "payroll_report", "Payroll extract signed by the employer"
    EARNINGS_MATCH = "funder_earnings_match", "A funder's match with earnings"
    SELF_EMPLOYMENT = "self_employment_record", "Registration and trading evidence"
    REGISTER = "provider_register", "Attendance register"
    LEARNER_RECORD = "ilr_extract", "The provider's learner record"
    CERTIFICATE = "certificate", "Certificate or the awarding body's list"
    APPRENTICESHIP = "apprenticeship_record", "Apprenticeship service record"
    SITE_VISIT = "site_visit_note", "Note of a site visit"
    EVENT = "photo_event_record", "Event record or attendance list"
    INVOICE = "invoice", "Invoice or proof of payment"
    PLANNING_RETURN = "planning_monitoring_return", "Planning monitoring return"
    THIRD_PARTY = "third_party_verification", "Statement of an independent verifier"


class DisputeStatus(TextChoices):
    OPEN = "open", "Open"
    UPHELD = "upheld", "Upheld"
    NOT_UPHELD = "not_upheld", "Not upheld"


class PledgeStatus(TextChoices):
    PROPOSED = "proposed", "Proposed"
    CONFIRMED = "confirmed", "Confirmed"
    PART_RELEASED = "part_released", "Part released"
    FULLY_RELEASED = "fully_released", "Fully released"
    CLOSED = "closed", "Closed"
    EXPIRED = "expired", "Expired"
    WITHDRAWN = "withdrawn", "Withdrawn"


# The employer has said yes and vacancies are still expected or being filled.
LIVE_PLEDGES = [PledgeStatus.CONFIRMED, PledgeStatus.PART_RELEASED, PledgeStatus.FULLY_RELEASED]


class ApprovalStatus(TextChoices):
    APPROVED = "approved", "Approved"
    WITH_CONDITIONS = "approved_with_conditions", "Approved with conditions"
    SUSPENDED = "suspended_new_referrals", "No new referrals"
    LAPSED = "lapsed", "Lapsed"
    REFUSED = "refused", "Refused"


# A provider in one of these may be offered and referred to.
APPROVAL_IN_FORCE = [ApprovalStatus.APPROVED, ApprovalStatus.WITH_CONDITIONS]


class YearBasis(TextChoices):
    FINANCIAL = "financial", "Financial year, April to March"
    ACADEMIC = "academic", "Academic year, August to July"
    TAX = "tax", "Tax year, 6 April to 5 April"
    CALENDAR = "calendar", "Calendar year"
    EMPLOYER = "employer", "The employer's own year"


class Mode(TextChoices):
    AT_WORK = "at_work", "At the workplace"
    CLASSROOM = "classroom", "In a classroom"
    ONLINE = "online", "Online"
    BLENDED = "blended", "Partly online"


class OptionStatus(TextChoices):
    OFFERED = "offered", "Offered"
    CHOSEN = "chosen", "Chosen"
    REJECTED = "rejected", "Not chosen"


class CaseStatus(TextChoices):
    ENQUIRY = "enquiry", "Enquiry"
    NEED_IDENTIFIED = "need_identified", "Need identified"
    OPTIONS_PREPARED = "options_prepared", "Options prepared"
    OPTIONS_SENT = "options_sent", "Options sent"
    EMPLOYER_CHOSE = "employer_chose", "Employer chose"
    REFERRED = "referred", "Referred to provider"
    ACKNOWLEDGED = "acknowledged", "Acknowledged by provider"
    PROVIDER_CONTACT = "provider_contact", "Provider in touch"
    PROPOSAL = "proposal", "Proposal made"
    FUNDING_CONFIRMED = "funding_confirmed", "Funding confirmed"
    ENROLLED = "enrolled", "Enrolled"
    IN_LEARNING = "in_learning", "In learning"
    COMPLETED = "completed", "Completed"
    FEEDBACK = "feedback", "Feedback asked"
    CLOSED = "closed", "Closed"
    DECLINED = "declined", "Declined"
    ON_HOLD = "on_hold", "On hold"
    NO_PROVISION_FOUND = "no_provision_found", "No provision found"
    WITHDRAWN = "withdrawn", "Withdrawn"


# Ended one way or another.
ENDED_CASES = [
    CaseStatus.CLOSED,
    CaseStatus.DECLINED,
    CaseStatus.NO_PROVISION_FOUND,
    CaseStatus.WITHDRAWN,
]


class GapReason(TextChoices):
    NONE_EXISTS = "none_exists", "None exists"
    NO_PLACES = "no_places", "No places"
    TOO_FAR = "too_far", "Too far"
    WRONG_TIME = "wrong_time", "Wrong time"
    TOO_COSTLY = "too_costly", "Too costly"
    INELIGIBLE = "ineligible", "Not eligible"
    QUALITY = "quality", "Not good enough"


class InvolvementLevel(TextChoices):
    INFORMED = "informed", "Informed"
    CONSULTED = "consulted", "Consulted"
    FEEDBACK_USED = "feedback_used", "Feedback used"
    CO_DESIGNED = "co_designed", "Designed together"
    CO_DELIVERED = "co_delivered", "Delivered together"
    CO_PRODUCED = "co_produced", "Produced together"


class ProgrammeStatus(TextChoices):
    IDEA = "idea", "Idea"
    EMPLOYERS_RECRUITED = "employers_recruited", "Employers recruited"
    DESIGN = "design", "Design"
    SPEC_OPEN = "spec_open_for_comment", "Open for comment"
    SPEC_AGREED = "spec_agreed", "Specification agreed"
    FUNDED = "funded", "Funded"
    PROVIDER_SELECTED = "provider_selected", "Provider selected"
    SIGNED_OFF = "signed_off", "Signed off"
    RECRUITING = "recruiting", "Recruiting"
    DELIVERING = "delivering", "Delivering"
    COMPLETED = "completed", "Completed"
    EVALUATED = "evaluated", "Evaluated"
    REPEAT = "repeat", "To be repeated"
    RETIRED = "retired", "Retired"
    PAUSED = "paused", "Paused"
    CANCELLED = "cancelled", "Cancelled"


class SpecStatus(TextChoices):
    DRAFT = "draft", "Draft"
    OPEN = "open_for_comment", "Open for comment"
    AGREED = "agreed", "Agreed"
    RETIRED = "retired", "Retired"


class SignOffStatus(TextChoices):
    PENDING = "pending", "Waiting"
    APPROVED = "approved", "Approved"
    WITH_COMMENTS = "approved_with_comments", "Approved with comments"
    REFUSED = "refused", "Refused"


class PartyRole(TextChoices):
    EMPLOYER = "employer", "Employer"
    LEAD_AGENCY = "lead_agency", "Lead agency"
    PARTNER = "partner", "Partner agency"
    PROVIDER = "provider", "Provider"


class ContributionKind(TextChoices):
    CASH = "cash", "Cash"
    STAFF_TIME = "staff_time", "Staff time"
    PREMISES = "premises", "Premises"
    EQUIPMENT = "equipment", "Equipment"
    VACANCIES = "vacancies", "Vacancies"
    NONE = "none", "Nothing yet"
