"""Review: every kind of page as people and engines meet it, and faults planted to see that each is noticed."""
