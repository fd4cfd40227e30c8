"""The pages of the room `registry`."""
