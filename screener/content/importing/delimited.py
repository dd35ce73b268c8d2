"""CSV and TSV: encoding and separator are found out from the content, cells are kept literally."""

from __future__ import annotations

import csv
import io

from screener.content.importing.table import LARGEST, MOST_COLUMNS, MOST_ROWS, Row, Table
from screener.errors import FormatError

_SEPARATORS = (",", ";", "\t", "|")
_NAMES = {",": "commas", ";": "semicolons", "\t": "tabs", "|": "bars"}


def read_delimited(source: bytes, name: str) -> Table:
    """Read CSV or TSV. Raises ``FormatError``."""
    text, notes = decoded(source, name)
    separator = _separator(text)
    rows: list[Row] = []
    # the module's own limit of 128 kB a cell would be met by a stray quote in a long file
    csv.field_size_limit(LARGEST)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator)
    try:
        line = 1
        for cells in reader:
            if len(cells) > MOST_COLUMNS or len(rows) >= MOST_ROWS:
                raise FormatError(
                    f"{name}:{line}: more than {MOST_ROWS:,} rows or {MOST_COLUMNS} columns; split the file."
                )
            if any(cell.strip() for cell in cells):
                rows.append(Row(f"line {line}", tuple(cells)))
            line = reader.line_num + 1
    except csv.Error as error:
        raise FormatError(f"{name}:{reader.line_num}: not readable as CSV: {error}.") from None
    return Table((), tuple(rows), notes=(*notes, f"columns are separated by {_NAMES[separator]}"))


def decoded(source: bytes, name: str) -> tuple[str, tuple[str, ...]]:
    """Give the text of a file, and a note where its encoding had to be guessed. Raises ``FormatError``."""
    if len(source) > LARGEST:
        raise FormatError(f"{name}: larger than {LARGEST // 1024**2} MB; split the file.")
    notes: tuple[str, ...] = ()
    if source.startswith((b"\xff\xfe", b"\xfe\xff")):
        text, notes = source.decode("utf-16", "replace"), ("read as UTF-16",)
    else:
        try:
            text = source.decode("utf-8-sig")
        except UnicodeDecodeError:
            text = source.decode("cp1252", "replace")
            notes = ("not UTF-8, read as Windows-1252; look at accented letters",)
    if "\x00" in text:
        raise FormatError(f"{name}: holds NUL bytes and is no text file; export it as CSV or XLSX.")
    return text, notes


def _separator(text: str) -> str:
    """Give the separator that cuts the first lines into most cells, as evenly as can be."""

    def evenness(separator: str) -> tuple[float, int]:
        try:
            sample = [row for row in csv.reader(io.StringIO(text[:65_536]), delimiter=separator) if row][:50]
        except csv.Error:
            return 0.0, 0
        widths = [len(row) for row in sample] or [1]
        usual = max(set(widths), key=widths.count)
        return (widths.count(usual) / len(widths) if usual > 1 else 0.0), usual

    return max(_SEPARATORS, key=evenness) if any(evenness(s)[1] > 1 for s in _SEPARATORS) else ","
