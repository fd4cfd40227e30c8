"""The desk's pages of belongings and packets."""
