"""The desk's pages of human remains."""
