"""Remains: the dead, their graves, human remains and who they were, and how they come home."""
