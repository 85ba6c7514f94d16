"""How newsfacts runs: the only place that knows Prefect, files, the network and the clock."""
