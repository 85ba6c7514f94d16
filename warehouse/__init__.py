"""The warehouse: Parquet batches, and the DuckDB file that serves them."""
