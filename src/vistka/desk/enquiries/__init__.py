"""The pages of the room `enquiries`."""
