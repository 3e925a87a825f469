"""Texts that people type: one way to clean them, one way to count their words. Pure."""

from unicodedata import normalize


def clean_text(text: str) -> str:
    """NFC, Unix line ends, no blank space at the ends: equal texts are equal strings."""
    return normalize("NFC", text.replace("\r\n", "\n").replace("\r", "\n")).strip()


def count_words(text: str) -> int:
    """Words as a word processor counts them: runs without space that hold a letter or digit.

    A dash or bullet on its own is no word. `static/js/word-count.js` counts the same way.
    """
    return sum(any(char.isalnum() for char in run) for run in text.split())
