"""One source format a file: spreadsheets and lists that become question banks."""
