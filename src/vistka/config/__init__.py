"""Settings, routes and the way the processes start."""
