"""What stands in the way of issuing an offer: one function a check, each saying what to mend and where."""
