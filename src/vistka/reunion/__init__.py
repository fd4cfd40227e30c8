"""Reunion: the ways home, who may go and on which conditions, the journey of who comes for him, and the handover."""
