"""Place: where the warehouse of a lake is."""

NAME = "warehouse.duckdb"
