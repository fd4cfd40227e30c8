"""The change feed, tasks, clocks, inbox and outbox."""
