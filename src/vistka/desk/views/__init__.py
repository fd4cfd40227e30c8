"""The pages of the desk: each reads the request, calls one action and shows what came of it."""
