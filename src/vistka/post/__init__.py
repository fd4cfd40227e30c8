"""The desk's side of the mailroom: what families sent and waits for a person, their mailboxes, and the mail for them."""
