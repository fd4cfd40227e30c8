"""The desk's pages of journeys of who comes for somebody."""
