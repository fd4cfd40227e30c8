"""Pages on which work is done: a list, a record, and a page for each thing that is done to one; tables, not views."""
