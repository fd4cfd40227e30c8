"""The interview with a family about somebody missing: the same questions for all, on the same day after they enquired.

So being asked says nothing. Nobody is asked because remains were found (sections 4.3 and 5.8 of the notes on practice).
"""

from __future__ import annotations

from datetime import timedelta
from typing import Final

from django.utils.translation import gettext_lazy as _

from vistka.remains.bodies.sheets import Question, Sheet

ASKED_AFTER: Final = timedelta(days=28)
"""So long after the enquiry was taken; nothing else is looked at."""

QUESTIONS: Final[Sheet] = {
    "fingerprints": Question(_("Are fingerprints kept anywhere, for example by an office that gave a passport?")),
    "own_sample": Question(_("Was a DNA sample taken before, or are there a razor, a toothbrush, a lock of hair?")),
    "teeth": Question(_("Teeth: fillings, crowns, gaps; the dentist and where the charts are"), lines=3),
    "x_rays": Question(_("X-rays, and where they are")),
    "fractures": Question(_("Broken bones")),
    "surgery": Question(_("Operations")),
    "implants": Question(_("Implants, pins, plates")),
    "prostheses": Question(_("Prostheses, glasses, hearing aids")),
    "blood_group": Question(_("Blood group")),
    "height": Question(_("Height")),
    "weight": Question(_("Weight")),
    "shoe": Question(_("Shoe size")),
    "hair": Question(_("Hair and beard")),
    "eyes": Question(_("Colour of the eyes")),
    "handedness": Question(_("Left-handed or right-handed")),
    "marks": Question(_("Scars, tattoos and other marks"), lines=3),
    "piercings": Question(_("Piercings")),
    "jewellery": Question(_("Rings, chains, crosses, watch")),
    "clothing": Question(_("Clothes and boots worn last"), lines=2),
    "armour": Question(_("Marks on the body armour")),
    "disc": Question(_("Number on the identity disc")),
    "telephone": Question(_("Telephone carried")),
    "callsign": Question(_("Callsign")),
    "habits": Question(_("Habits that leave traces, for example smoking")),
    "pedigree": Question(_("Parents, brothers, sisters, children: who lives, and who could give a sample"), lines=4),
}
