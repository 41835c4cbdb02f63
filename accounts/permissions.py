"""Everything a person can be allowed to do, in the words of the reason shown when they may not."""

from django.db.models import TextChoices


class Permission(TextChoices):
    SEE_EMPLOYERS = "see_employers", "see employer records"
    ADD_EMPLOYER = "add_employer", "add an employer"
    EDIT_EMPLOYER = "edit_employer", "edit an employer's facts, sites and people"
    LOG_CONTACT = "log_contact", "log contact with an employer"
    MANAGE_LEADS = "manage_leads", "change who leads an account"
    IMPORT_EMPLOYERS = "import_employers", "import employers"
    EXPORT_EMPLOYERS = "export_employers", "export lists"
    SEE_RESTRICTED = "see_restricted", "see restricted entries and the reason for a do-not-contact"
    RECORD_NEEDS = "record_needs", "record an employer's needs"
    EDIT_COMMITMENTS = "edit_commitments", "record and change commitments and pledges"
    VERIFY_PROGRESS = "verify_progress", "verify progress on a commitment"
    DECIDE_DISPUTES = "decide_disputes", "decide disputes"
    APPROVE_SUSPENSION = "approve_suspension", "approve the suspension of a commitment"
    BROKER_TRAINING = "broker_training", "broker training"
    ANSWER_REFERRALS = "answer_referrals", "answer referrals as a training provider"
    CONFIRM_FUNDING = "confirm_funding", "confirm funding"
    DESIGN_PROGRAMMES = "design_programmes", "design programmes with employers"
    SELECT_PROVIDERS = "select_providers", "select the provider of a programme"
    SEE_TRAINING = "see_training", "see training cases"
    COMPOSE_OFFERS = "compose_offers", "compose offers"
    ISSUE_OFFERS = "issue_offers", "issue offers"
    WITHDRAW_OFFERS = "withdraw_offers", "withdraw an issued offer"
    EDIT_REFERENCE_LISTS = "edit_reference_lists", "change the partnership's lists"
