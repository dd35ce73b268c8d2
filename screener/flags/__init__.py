"""Text to findings: the phrase language, scope, evidence, and the engine over them."""
