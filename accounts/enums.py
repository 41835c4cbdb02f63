from django.db.models import TextChoices


class AgencyKind(TextChoices):
    NATIONAL_AGENCY = "national_agency", "National agency"
    LOCAL_AUTHORITY = "local_authority", "Local authority"
    COMBINED_AUTHORITY = "combined_authority", "Combined authority"
    BUSINESS_SUPPORT = "business_support", "Business support"
    COLLEGE = "college", "College"
    TRAINING_PROVIDER = "training_provider", "Training provider"
    UNIVERSITY = "university", "University"
    EMPLOYER_BODY = "employer_body", "Employer body"
    UNION = "union", "Union"
    VOLUNTARY = "voluntary", "Voluntary organisation"
    PRIME_CONTRACTOR = "prime_contractor", "Prime contractor"
    OTHER = "other", "Other"


class RoleName(TextChoices):
    BROKER = "broker", "Broker"
    ACCOUNT_MANAGER = "account_manager", "Account manager"
    AGENCY_MANAGER = "agency_manager", "Agency manager"
    COORDINATOR = "coordinator", "Partnership coordinator"
    FUNDING_OFFICER = "funding_officer", "Funding officer"
    PROVIDER_USER = "provider_user", "Provider user"
    VERIFIER = "verifier", "Verifier"
    DATA_PROTECTION_LEAD = "data_protection_lead", "Data protection lead"
