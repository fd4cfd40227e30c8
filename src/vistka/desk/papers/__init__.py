"""The desk's pages of printed forms."""
