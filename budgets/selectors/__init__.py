"""Reads of plans, and the facts for the budget rules."""
