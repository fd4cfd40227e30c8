"""What was shown of somebody in public: the flag on the person's page, its review, and the second look."""
