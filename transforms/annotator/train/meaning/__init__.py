"""Teaches a network what words mean: roles, events, factuality, attribution, coreference."""
