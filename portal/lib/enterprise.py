"""Belgian enterprise numbers (KBO): ten digits, mod 97, the first one 0 or 1."""

from __future__ import annotations

from enum import StrEnum

from stdnum.be import vat
from stdnum.exceptions import InvalidChecksum, InvalidLength, ValidationError


class NumberFault(StrEnum):
    """Why a text is no enterprise number."""

    EMPTY = "empty"
    FORMAT = "format"
    LENGTH = "length"
    CHECKSUM = "checksum"
    FIRST_DIGIT = "first_digit"


MESSAGES: dict[NumberFault, str] = {
    NumberFault.EMPTY: "Fill in an enterprise number.",
    NumberFault.FORMAT: "An enterprise number holds digits only, for example 0316.380.841.",
    NumberFault.LENGTH: "An enterprise number has ten digits, for example 0316.380.841.",
    NumberFault.CHECKSUM: "The check digits of this enterprise number are wrong.",
    NumberFault.FIRST_DIGIT: "An enterprise number starts with 0 or 1.",
}


class EnterpriseNumberError(ValueError):
    """No enterprise number; ``reason`` says why, ``message`` is the English source string."""

    def __init__(self, reason: NumberFault) -> None:
        self.reason = reason
        self.message = MESSAGES[reason]
        super().__init__(self.message)


def parse_enterprise_number(text: str) -> str:
    """The ten digits of an enterprise number.

    Accepts ``BE``, dots, spaces and the old form of nine digits. Raises EnterpriseNumberError.
    """
    if not text.strip():
        raise EnterpriseNumberError(NumberFault.EMPTY)
    if not text.isascii():  # stdnum would quietly read full-width digits and odd dashes
        text = text.replace("\u00a0", " ").replace("\u202f", " ")
        if not text.isascii():
            raise EnterpriseNumberError(NumberFault.FORMAT)
    number = vat.compact(text)
    if len(number) == 10 and number.isdigit() and number[0] not in "01":
        raise EnterpriseNumberError(NumberFault.FIRST_DIGIT)
    try:
        return vat.validate(text)
    except InvalidLength:
        raise EnterpriseNumberError(NumberFault.LENGTH) from None
    except InvalidChecksum:
        raise EnterpriseNumberError(NumberFault.CHECKSUM) from None
    except ValidationError:
        raise EnterpriseNumberError(NumberFault.FORMAT) from None


def format_enterprise_number(number: str) -> str:
    """Ten digits as ``0316.380.841``; any other text is given back unchanged."""
    if len(number) != 10 or not number.isdigit():
        return number
    return f"{number[:4]}.{number[4:7]}.{number[7:]}"
