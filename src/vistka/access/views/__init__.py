"""The pages of signing in: each reads the request, calls one action and shows what came of it."""
