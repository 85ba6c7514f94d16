"""Flows: the only folder that uses Prefect, files, the network and the clock."""
