"""The tour of an exercise: eleven steps, without a login. It exists in an exercise only."""
