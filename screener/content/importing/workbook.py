"""XLSX: the sheet with the questions, formula cells as the values that the file stores for them.

A workbook is a ZIP of XML. Its unpacked size is limited and document types (the way to make XML explode) are
refused before a parser sees it.
"""

from __future__ import annotations

import io
import zipfile
from typing import Any

from screener.content.importing.table import LARGEST, MOST_COLUMNS, MOST_ROWS, LeftOut, Row, Table
from screener.errors import FormatError

_UNPACKED = 150 * 1024 * 1024


def read_workbook(source: bytes, name: str) -> Table:
    """Read the sheet that holds most text. Raises ``FormatError``."""
    _guard(source, name)
    values, formulas = _open(source, name, True), _open(source, name, False)
    try:
        tables = [_sheet(title, values[title], formulas[title], name) for title in values.sheetnames]
    except FormatError:
        raise
    except Exception as error:  # openpyxl lets many kinds of error out for a damaged part
        raise FormatError(
            f"{name}: the workbook is damaged ({type(error).__name__}); save it anew."
        ) from None
    if not tables:
        raise FormatError(f"{name}: the workbook has no sheet with cells.")
    return max(tables, key=_weight)


def _weight(table: Table) -> int:
    return sum(len(cell) for row in table.rows for cell in row.cells)


def _guard(source: bytes, name: str) -> None:
    if len(source) > LARGEST:
        raise FormatError(f"{name}: larger than {LARGEST // 1024**2} MB; split the file.")
    try:
        with zipfile.ZipFile(io.BytesIO(source)) as archive:
            if sum(part.file_size for part in archive.infolist()) > _UNPACKED:
                raise FormatError(
                    f"{name}: unpacks to more than {_UNPACKED // 1024**2} MB; export it as CSV."
                )
            for part in archive.infolist():
                with archive.open(part) as opened:
                    head = opened.read(4096)
                if b"<!DOCTYPE" in head or b"<!ENTITY" in head:
                    raise FormatError(
                        f"{name}: {part.filename} declares a document type, which no workbook does."
                    )
    except (zipfile.BadZipFile, RuntimeError, NotImplementedError, EOFError, OSError, ValueError):
        raise FormatError(f"{name}: is no XLSX workbook (or is protected); export it as CSV.") from None


def _open(source: bytes, name: str, values: bool) -> Any:
    try:
        import openpyxl
    except ModuleNotFoundError:
        raise FormatError(
            f"{name}: XLSX needs openpyxl: pip install 'screener-tui[xlsx]', or export the sheet as CSV."
        ) from None
    try:
        return openpyxl.load_workbook(io.BytesIO(source), read_only=True, data_only=values)
    except Exception as error:  # openpyxl lets many kinds of error out for a damaged part
        raise FormatError(
            f"{name}: the workbook is damaged ({type(error).__name__}); save it anew."
        ) from None


def _sheet(title: str, values: Any, formulas: Any, name: str) -> Table:
    rows: list[Row] = []
    left_out: list[LeftOut] = []
    if not hasattr(values, "iter_rows"):
        return Table((), ())  # a sheet that is a chart
    both = zip(
        values.iter_rows(values_only=True, max_col=MOST_COLUMNS),
        formulas.iter_rows(values_only=True, max_col=MOST_COLUMNS),
        strict=False,
    )
    for number, (cells, written) in enumerate(both, 1):
        if number > MOST_ROWS:
            raise FormatError(f"{name}: sheet {title} has more than {MOST_ROWS:,} rows; split it.")
        place = f"row {number} of {title}"
        for cell, formula in zip(cells, written, strict=False):
            if cell is None and isinstance(formula, str) and formula.startswith("="):
                reason = "a formula without a stored value; open and save the file in a spreadsheet program"
                left_out.append(LeftOut(place, formula, reason))
        texts = "\x00".join(map(_text, cells)).rstrip("\x00 ")
        if texts:
            rows.append(Row(place, tuple(texts.split("\x00"))))
    return Table((), tuple(rows), tuple(left_out), (f"sheet {title}",))


def _text(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    if isinstance(value, bool):
        return "yes" if value else "no"
    return str(value)
