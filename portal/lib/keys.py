"""Random keys for addresses and hidden columns: never a row number, hard to guess."""

import secrets

_ALPHABET = "23456789abcdefghjkmnpqrstuvwxyz"  # nothing that reads like something else


def new_key(length: int = 10) -> str:
    """A random lower-case key of `length` characters (about five bits each)."""
    return "".join(secrets.choice(_ALPHABET) for _ in range(length))


def verify_code() -> str:
    """Twelve capitals in three groups, as printed on a receipt: `K7QM-2XWP-9RTD`."""
    code = new_key(12).upper()
    return "-".join((code[:4], code[4:8], code[8:]))
