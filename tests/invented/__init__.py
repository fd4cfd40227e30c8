"""Invented records that stand for those to come, so that the ground floor can be tested before they exist."""
