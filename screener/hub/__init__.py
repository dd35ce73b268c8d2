"""The team's shared database."""
