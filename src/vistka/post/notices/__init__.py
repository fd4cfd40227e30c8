"""Notices: a neutral word outside the portal, once a week, to her who chose it after she had read what it can mean."""
