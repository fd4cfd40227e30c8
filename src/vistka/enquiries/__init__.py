"""Enquiries: who is sought, who seeks, how they may be reached, and how their kinship is shown."""
