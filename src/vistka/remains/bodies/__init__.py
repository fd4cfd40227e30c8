"""Human remains: registered, examined, compared, identified by experts, told by a person, brought home."""
