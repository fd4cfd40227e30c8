"""What the portal costs, and whether time tells anything."""
