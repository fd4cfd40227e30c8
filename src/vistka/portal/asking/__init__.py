"""Asking about somebody: one question a page, the consent, the case code, and sending."""
