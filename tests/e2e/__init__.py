"""Resident and consultant side by side, in a real browser."""
