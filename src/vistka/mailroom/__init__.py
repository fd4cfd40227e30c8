"""The boundary: what the portal leaves for the desk, and the desk for the portal. The only tables that the portal sees."""
