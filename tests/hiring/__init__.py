"""Promises of the hiring clock."""
