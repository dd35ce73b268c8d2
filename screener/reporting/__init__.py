"""Pages: foreign text made safe, charts, contexts and templates."""
