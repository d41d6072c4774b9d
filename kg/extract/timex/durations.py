"""The TIMEX3 values of lengths of time."""

from .readings import Amount

_LETTERS = {
    "second": "S", "minute": "M", "hour": "H", "day": "D", "week": "W", "month": "M", "quarter": "Q", "year": "Y",
    "decade": "DE", "century": "CE", "millennium": "ML", "fortnight": "W", "weekend": "WE",
}
_HALVES = {"year": "6M", "hour": "30M", "minute": "30S", "day": "T12H"}


def duration_value(amount: Amount) -> str:
    """The TIMEX3 value of a length of time: P3W, PT1H30M, PXY."""
    n = amount.n if amount.unit != "fortnight" or amount.n is None else amount.n * 2
    prefix = "PT" if amount.unit in {"second", "minute", "hour"} else "P"
    letter = _LETTERS[amount.unit]
    if n is None:
        return f"{prefix}X{letter}"
    if n % 1 == 0.5 and amount.unit in _HALVES:
        whole = f"{int(n)}{letter}" if n >= 1 else ""
        return f"{prefix}{whole}{_HALVES[amount.unit]}"
    return f"{prefix}{n:.10g}{letter}"
