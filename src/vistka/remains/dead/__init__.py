"""The dead and their graves."""
