"""What each page of a mailbox does with a request."""
