"""What brokerage adds to the pages about employers; each subject has its own module here."""

from brokerage.on_employer_record import (
    commitments,
    commitments_past,
    needs,
    pledges,
    programmes,
    timeline,
    training,
)
from employers.record import contributions

SUBJECTS = (commitments, commitments_past, needs, pledges, training, programmes, timeline)


def register() -> None:
    """Once, when the program starts."""
    for subject in SUBJECTS:
        subject.register(contributions)
