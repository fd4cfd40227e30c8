"""The desk's pages of ways home, interviews, handovers, lists of many."""
