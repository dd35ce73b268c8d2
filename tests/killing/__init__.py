"""The program killed at random moments, under random keys, in a real pseudo-terminal."""
