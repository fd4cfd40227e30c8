"""Tracing: which registered person may be the one that is sought; two people decide."""
