"""Lists of persons as officers get them: CSV, TSV and XLSX in, CSV out.

`read_table` recognises delimiter, encoding and headings in eight languages and says what it recognised; what it does
not understand it reports and never guesses. `Table.chunks` streams the persons, column by column.
"""

from vistka.tables.columns import COLUMNS, describe_columns
from vistka.tables.header import Heading
from vistka.tables.output import escape_cell, write_rows
from vistka.tables.problems import Problem, TableError
from vistka.tables.table import Chunk, Table, read_table

__all__ = [
    "COLUMNS",
    "Chunk",
    "Heading",
    "Problem",
    "Table",
    "TableError",
    "describe_columns",
    "escape_cell",
    "read_table",
    "write_rows",
]
