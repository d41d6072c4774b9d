"""Figures: numerals in the text, their bounds, and what they count or measure."""
