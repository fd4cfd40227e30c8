"""Correspondence: letters and cards both ways, censored once, delivered in person, counted and never blocked."""
