"""The tour of an exercise: seven steps, without a login. It exists in an exercise only."""
