"""The pages of the room `enquiries`: each reads the request, calls one action and shows what came of it."""
