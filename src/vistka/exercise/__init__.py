"""Exercises: invented people, sought by invented families, with the truth of who is who.

A matcher must be tried, fitted and shown on people who do not exist. `invent` makes a register as camps would write it
and enquiries as mothers, hotlines and newspapers would make them, and says for each enquiry whom it means and what was
corrupted on the way. The way from one to the other is a person whom nobody wrote down yet (`persons`), written twice by
different hands (`hands`), then corrupted (`corruptions`).
"""

from vistka.exercise.invention import Exercise, Order, invent
from vistka.exercise.known import KnownCase, Truth, known_case
from vistka.exercise.registers import invent_register

__all__ = ["Exercise", "KnownCase", "Order", "Truth", "invent", "invent_register", "known_case"]
