"""Write the tables of russiannames as text; build.py runs this in the environment that has the package and duckdb."""

import sys
from importlib.resources import files
from pathlib import Path

import duckdb

COLUMNS = {"names": "text, count, coalesce(gender, '')", "surnames": "text, count, coalesce(f_form, '')"}

if __name__ == "__main__":
    for table, columns in COLUMNS.items():
        source = files("russiannames").joinpath("data", f"{table}.parquet")
        target = Path(sys.argv[1]) / f"{table}.tsv"
        selection = f"SELECT {columns} FROM '{source}' ORDER BY text, count"  # noqa: S608
        duckdb.sql(f"COPY ({selection}) TO '{target}' (DELIMITER '\t', HEADER, QUOTE '')")
