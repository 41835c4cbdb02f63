"""The offers of the invented employers: in draft, issued, or issued and issued again."""

from offers.demo.telling import Telling, Told


def tell(telling: Telling, told: Told) -> None:
    """Filled in below."""
