"""What the pages of the room `tracing` show."""
