"""Vistka: word from the one who is missing."""
