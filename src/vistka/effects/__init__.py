"""Effects: what was taken from somebody, with receipts, and sealed packets of what he left."""
