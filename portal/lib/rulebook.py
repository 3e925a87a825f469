"""How a rule stands in the catalogue: what it asks, when, and in whose words. Pure."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class RuleEntry:
    """One line of the catalogue.

    ``per`` and ``when`` are codes (``total``, ``year``, ``line``; ``eoi``, ``dossier``, ``always``,
    ``staff``), ``limits`` names the fields of the call's limits that the rule reads, ``source`` is
    the sentence of the call document, or None where it has none.
    """

    rule: str
    when: tuple[str, ...]
    per: str
    title_nl: str
    title_en: str
    formula_nl: str
    formula_en: str
    limits: tuple[str, ...]
    source: str | None
