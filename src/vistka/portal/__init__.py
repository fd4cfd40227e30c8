"""The public face: a mother asks, and only the bureau can read it. It holds a public key and no secret."""
