"""What comes from the open: the tray, bringing, reviewing, civilians' reports; and what follows from a lead (`lead_*`)."""
