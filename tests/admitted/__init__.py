"""Who is let in where, written out once more, a file a room."""
