from django.db.models import TextChoices


class OfferForm(TextChoices):
    SME = "sme", "Small or medium employer"
    LARGE = "large", "Large employer"


class OfferStatus(TextChoices):
    DRAFT = "draft", "Draft"
    ISSUED = "issued", "Issued"
    SUPERSEDED = "superseded", "Replaced by a newer version"
    WITHDRAWN = "withdrawn", "Withdrawn"


class LineSide(TextChoices):
    WE_WILL = "we_will", "What we will do"
    YOU_WILL = "you_will", "What you agree to do"
    WE_BOTH = "we_both", "Things we do together"


class Standing(TextChoices):
    INTENT = "intent", "Statement of intent"
    CONTRACT = "contract", "Part of a contract"


# Longest body in words: a small firm reads it in four minutes, a large one in ten.
WORD_LIMITS = {OfferForm.SME: 900, OfferForm.LARGE: 2200}
