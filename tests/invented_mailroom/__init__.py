"""An invented record of the mailroom, so that both databases are used."""
