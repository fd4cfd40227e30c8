"""Journeys: the roads on which somebody comes for a person, or on which the person goes; leg by leg, need-to-know."""
