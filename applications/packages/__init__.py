"""What was handed in, read from the frozen JSON only. Import from here."""

from .data import (
    FORMAT,
    content_of,
    find_file,
    latest_submission,
    package_data,
    package_files,
    package_findings,
)
from .parts import only_parts
from .reading import read_data, read_package
from .shapes import Audience, ReadFile, ReadPackage

__all__ = [
    "FORMAT",
    "Audience",
    "ReadFile",
    "ReadPackage",
    "content_of",
    "find_file",
    "latest_submission",
    "only_parts",
    "package_data",
    "package_files",
    "package_findings",
    "read_data",
    "read_package",
]
