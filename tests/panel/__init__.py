"""Promises of what is said about many screens."""
