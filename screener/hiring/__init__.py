"""Whom to hire, what to post, how fast."""
