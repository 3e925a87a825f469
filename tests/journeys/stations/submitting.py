"""Handing in, the receipt with its documents, and the check that they are genuine."""

import subprocess
from pathlib import Path

from .visitor import Visitor


def submit(visitor: Visitor, reference: str, phase: str, button: str) -> str:
    """Declare and hand in; the receipt number."""
    visitor.go(f"/aanvragen/{reference}/indienen/{phase}/")
    visitor.fill(declared=True)
    visitor.press(button)
    return visitor.page.locator(".receipt-number").inner_text()


def verify_code(visitor: Visitor) -> str:
    """The code on the receipt whose page is open."""
    return visitor.page.locator("dl .hash").first.inner_text().strip()


def verify(visitor: Visitor, number: str, code: str) -> None:
    """Ask the public page about a number and a code."""
    visitor.go("/verifieren/")
    visitor.fill(number=number, code=code)
    visitor.press("Controleren")


def verify_file(visitor: Visitor, path: Path) -> None:
    """Ask the public page about a PDF."""
    visitor.go("/verifieren/")
    visitor.fill(pdf={"name": "a.pdf", "mimeType": "application/pdf", "buffer": path.read_bytes()})
    visitor.press("Bestand controleren")


def text_of(pdf: Path) -> str:
    """The text of a PDF as poppler reads it."""
    done = subprocess.run(
        ["/usr/bin/pdftotext", "-layout", str(pdf), "-"], capture_output=True, check=True, text=True
    )
    return done.stdout
