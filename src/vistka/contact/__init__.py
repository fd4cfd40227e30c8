"""Contact: what a family is told, by whom it is checked, and who brings the news of a death."""
