"""The pages of the room `post`."""
