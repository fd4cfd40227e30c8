"""What each page of the portal does with a request."""
