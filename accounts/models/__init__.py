from accounts.models.agencies import Agency
from accounts.models.people import Membership, User
from accounts.models.records import Record, ReferenceRow, Versioned, reference_field

__all__ = ["Agency", "Membership", "Record", "ReferenceRow", "User", "Versioned", "reference_field"]
