"""Many scorecards: comparison, agreement, severity, adverse impact, uncertainty."""
