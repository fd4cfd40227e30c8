"""What the pages of the room `post` show, already in words."""
