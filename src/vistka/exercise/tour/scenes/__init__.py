"""What each step of the tour does and finds, by the real actions and the real index."""
