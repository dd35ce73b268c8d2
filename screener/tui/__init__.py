"""The terminal interface: the only user of textual."""
