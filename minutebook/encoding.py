"""Encoding: frozen values to bytes and back, for keeping and for comparing; the door to msgspec."""

from hashlib import blake2b
from typing import Any, TypeVar

import msgspec

Value = TypeVar("Value")

_DIGEST = 16
"""Bytes of a digest: two different values have the same one never (2^64 of them would have to be tried)."""


class Tagged(msgspec.Struct, frozen=True, tag=True, array_like=True):
    """A frozen value that may stand where one of several kinds may stand: what it is written as says which it is."""


def encode(value: object) -> bytes:
    """Write frozen values, and tuples, lists, dictionaries and plain values of them; equal ones give equal bytes.

    A path is written as text. Raises TypeError for anything else.
    """
    return msgspec.msgpack.encode(value, enc_hook=_plain, order="deterministic")


def as_json(value: object) -> bytes:
    """Write values as JSON in UTF-8, as short as may be: dates as ISO 8601, names in the order given."""
    return msgspec.json.encode(value)


def decode(written: bytes, kind: type[Value]) -> Value:
    """Read what `encode` wrote of a kind of value; raises ValueError where the bytes are of anything else."""
    try:
        return msgspec.msgpack.decode(written, type=kind)
    except (msgspec.MsgspecError, RecursionError) as found:
        raise ValueError(str(found)) from found


def digest(written: bytes) -> bytes:
    """Give what tells these bytes from all others."""
    return blake2b(written, digest_size=_DIGEST).digest()


def _plain(value: object) -> Any:  # noqa: ANN401 (what msgspec is to write instead)
    if hasattr(value, "as_posix"):
        return value.as_posix()
    raise TypeError(f"{type(value).__name__} cannot be written")
