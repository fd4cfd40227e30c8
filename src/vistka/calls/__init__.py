"""Calls: asked for, consented to by both, a slot of fifteen minutes: by telephone, by an operator, or in the browser."""
