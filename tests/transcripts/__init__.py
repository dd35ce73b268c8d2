"""Promises of reading meetings."""
