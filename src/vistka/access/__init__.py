"""Staff and roles."""
