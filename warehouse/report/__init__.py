"""The report: what the warehouse holds, as pages that a person reads."""
