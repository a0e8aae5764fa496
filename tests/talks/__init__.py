"""Whole talks, with the trained model and the real actions."""
