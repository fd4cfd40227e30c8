"""A whole invented bureau: who is held, who seeks them, and how far the work on it has come."""
