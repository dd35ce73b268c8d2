"""The views of the terminal interface, one a file."""
