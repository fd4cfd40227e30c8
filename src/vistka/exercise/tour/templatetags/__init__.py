"""What the pages of the tour need."""
