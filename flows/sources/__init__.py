"""One reader per format: each turns a file into records, and makes no other decision."""
