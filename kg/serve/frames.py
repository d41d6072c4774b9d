"""The messages between the server and a worker: a JSON head and a body of bytes, each with its length in front."""

import json
import struct
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, BinaryIO

LENGTHS = struct.Struct(">II")  # of the head, of the body


@dataclass(frozen=True, slots=True)
class Reply:
    """What a worker's function answers: the bytes to send, and what they are."""

    body: bytes
    head: Mapping[str, Any] = field(default_factory=dict)


def pack_frame(head: Mapping[str, Any], body: bytes = b"") -> bytes:
    """A message as bytes."""
    packed = json.dumps(head).encode()
    return LENGTHS.pack(len(packed), len(body)) + packed + body


def read_frame(stream: BinaryIO) -> tuple[dict[str, Any], bytes] | None:
    """The next message of a stream; None at its end."""
    lengths = stream.read(LENGTHS.size)
    if len(lengths) < LENGTHS.size:
        return None
    head, body = LENGTHS.unpack(lengths)
    return json.loads(stream.read(head)), stream.read(body)
