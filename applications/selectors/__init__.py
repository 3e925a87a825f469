"""Reads across models, and the facts for the rules."""
