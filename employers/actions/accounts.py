"""How an account is looked after: its tier, where the relationship stands, when it is reviewed."""

from datetime import date, datetime

from django.db import transaction

from accounts.history import because, save_checked
from accounts.models import User
from employers.enums import AccountTier, EngagementStatus
from employers.models import Account
from toolkit.dates import day


@transaction.atomic
def set_tier(*, account: Account, tier: AccountTier, by: User, at: datetime, why: str = "") -> Account:
    account.tier = tier
    return _save(account, f"Tier changed: {AccountTier(tier).label}", why, by=by, at=at)


@transaction.atomic
def set_engagement(
    *, account: Account, status: EngagementStatus, by: User, at: datetime, why: str = ""
) -> Account:
    account.engagement_status = status
    return _save(account, f"Engagement changed: {EngagementStatus(status).label}", why, by=by, at=at)


@transaction.atomic
def set_review(*, account: Account, on: date | None, by: User, at: datetime, why: str = "") -> Account:
    account.next_review_on = on
    return _save(account, f"Next review: {day(on) if on else 'no date'}", why, by=by, at=at)


def _save(account: Account, change: str, why: str, *, by: User, at: datetime) -> Account:
    save_checked(account, by=by, why=because(change, why), at=at)
    return account
