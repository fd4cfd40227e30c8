"""The desk's pages of letters and cards."""
