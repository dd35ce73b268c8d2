"""Meeting transcripts: one caption format a file, told by content, aligned to questions."""
