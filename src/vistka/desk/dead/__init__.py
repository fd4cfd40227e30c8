"""The desk's pages of deaths and graves."""
