"""Registry: who is held by us, who is reported held by the other Power, and who of them has died."""
