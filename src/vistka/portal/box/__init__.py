"""The mailbox that a case code opens."""
