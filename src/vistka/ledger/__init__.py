"""What was done and who looked: actions, recorded rows, readings, and the chain that proves them."""
