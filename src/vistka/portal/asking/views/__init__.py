"""What each page of the request does."""
