"""What the pages of the room `enquiries` show, already in words."""
