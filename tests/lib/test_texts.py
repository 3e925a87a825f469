"""Cleaning and counting texts."""

import pytest

from portal.lib.texts import clean_text, count_words


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", 0),
        ("  \n ", 0),
        ("een", 1),
        ("een twee\n\ndrie\u00a0vier", 4),
        ("- een\n- twee", 2),
        ("kmo's en R&D&I: 60 %", 4),
        ("één–twee drie/vier", 2),
    ],
)
def test_words_are_counted_as_a_word_processor_does(text, words):
    assert count_words(text) == words


def test_equal_texts_become_equal_strings():
    assert clean_text(" e\u0301e\u0301n\r\ntwee\r") == "één\ntwee"
