"""Measures how well the assistant hears, on texts that it was not trained on."""
