"""Those who do not ask for themselves: an association, and one who is with a soldier or has found one."""
