"""The report: pages about the warehouse for people to read."""
