"""Where the facts rest: Parquet batches, and the DuckDB file that serves them."""
