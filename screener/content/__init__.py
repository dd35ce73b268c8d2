"""What recruiters write: banks, rubrics, the guide, and how they are read, checked and frozen."""
