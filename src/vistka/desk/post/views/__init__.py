"""The pages of the room `post`: each reads the request, calls one action and shows what came of it."""
