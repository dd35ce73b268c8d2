"""The journal on disk and the files that screens travel in."""
