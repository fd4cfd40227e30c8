"""The pages of the room `contact`."""
