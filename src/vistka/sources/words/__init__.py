"""Word tables: what the finders know of each language."""
