"""Bounds of a document, known to the worker and to whoever starts it."""

# Body and annexes together, by the form of the offer.
MOST_PAGES = {"sme": 5, "large": 10}
# The worker's exit status when there are more.
TOO_MANY_PAGES = 3
