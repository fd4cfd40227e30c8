"""Form fields, page furniture and languages."""
