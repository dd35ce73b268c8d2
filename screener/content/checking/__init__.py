"""One lint a file: what check says of banks, rubrics and flag files beyond their structure."""
