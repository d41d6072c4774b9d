"""Recognition and normalisation of time expressions (TIMEX3 of TimeML, ISO 8601)."""
