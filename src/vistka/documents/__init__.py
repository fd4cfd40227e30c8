"""Documents: printed forms as the annexes of the Convention number them, and what proves that they are ours."""
