"""A release: what is copied to a server or a stick."""
