"""The forms of the room `enquiries`, one module a topic."""
