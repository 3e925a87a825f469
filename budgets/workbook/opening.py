"""Opening a workbook from outside: small, whole, without macros, parsed without entities."""

from __future__ import annotations

import zipfile
from io import BytesIO
from typing import Any

from portal.lib.problems import InvalidInput
from portal.lib.uploads import check_content

from .cells import WorkbookError

MOST_BYTES = 5 * 1024 * 1024
MOST_PART = 8 * 1024 * 1024
"""Unpacked size of one part; the workbook of 2 000 lines over ten years stays below."""


def open_workbook(stream: BytesIO) -> Any:
    """The workbook as openpyxl reads it, formulas as formulas. Raises WorkbookError."""
    if stream.getbuffer().nbytes > MOST_BYTES:
        raise WorkbookError("", "het bestand is groter dan 5 MiB", "the file is larger than 5 MiB")
    try:
        check_content(stream, "xlsx")
    except InvalidInput:
        raise _unreadable() from None
    with zipfile.ZipFile(stream) as archive:
        for part in archive.infolist():
            if part.file_size > MOST_PART:
                raise WorkbookError(
                    "",
                    "een blad van dit werkboek is veel te groot",
                    "a sheet of this workbook is far too large",
                )
    stream.seek(0)
    return _parsed(stream)


def _parsed(stream: BytesIO) -> Any:
    import warnings

    import openpyxl
    from openpyxl.xml import DEFUSEDXML

    if not DEFUSEDXML:
        raise RuntimeError("openpyxl runs without defusedxml: workbooks are not opened.")
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # extensions it does not know are of no concern
            return openpyxl.load_workbook(stream, keep_links=False)
    except Exception as error:  # a hostile file breaks the reader in ways nobody can list
        raise _unreadable() from error


def _unreadable() -> WorkbookError:
    return WorkbookError(
        "",
        "dit is geen leesbaar .xlsx-werkboek zonder macro's of wachtwoord",
        "this is no readable .xlsx workbook without macros or password",
    )
