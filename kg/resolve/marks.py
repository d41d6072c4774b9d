"""Which keys a table has ever had: a Bloom filter of one hash, for most of what is asked for is nowhere."""

from collections.abc import Hashable

_BITS = 1 << 22  # with a row each for 100,000 keys, one absent key in forty seems to be there


class Marks:
    """Keys that were added; one that was not may seem to be, one that was always is."""

    def __init__(self) -> None:
        self._bytes = bytearray()

    def add(self, key: Hashable) -> None:
        """Notes a key."""
        if not self._bytes:
            self._bytes = bytearray(_BITS // 8)
        place = hash(key) % _BITS
        self._bytes[place >> 3] |= 1 << (place & 7)

    def __bool__(self) -> bool:
        return bool(self._bytes)

    def __contains__(self, key: Hashable) -> bool:
        place = hash(key) % _BITS
        return bool(self._bytes) and bool(self._bytes[place >> 3] >> (place & 7) & 1)
