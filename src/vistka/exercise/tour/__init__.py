"""The tour of an exercise: six steps of one click each, without a login. It exists in an exercise only."""
