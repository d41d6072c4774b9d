"""Measures on gold that users bring, and samples for judging by hand."""
