"""The shape of the API: requests in, JSON out. Decisions are made by the rules."""
