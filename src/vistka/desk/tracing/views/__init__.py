"""The pages of the room `tracing`."""
