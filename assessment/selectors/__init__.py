"""Reads across the assessment models."""
