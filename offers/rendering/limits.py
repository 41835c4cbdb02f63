"""Bounds of a document, known to the worker and to whoever starts it."""

# Body and annexes together, by the form of the offer.
MOST_PAGES = {"sme": 4, "large": 9}
# The worker's exit status when there are more.
TOO_MANY_PAGES = 3
