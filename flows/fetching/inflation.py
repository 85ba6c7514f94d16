"""Inflation: compressed bodies, piece by piece, so that a bomb is caught early."""

import sys
import zlib
from collections.abc import Callable, Iterable, Iterator

import brotli

if sys.version_info >= (3, 14):
    from compression import zstd
else:
    from backports import zstd

#: Bytes that are inflated at a time, at most.
STEP = 65_536
#: Codings that may lie around each other.
NESTED = 3

Inflate = Callable[[Iterable[bytes]], Iterator[bytes]]


class CodingError(ValueError):
    """A body that is not coded as it says."""


class CutOffError(ValueError):
    """A compressed body that ends before its end."""


def inflated(pieces: Iterable[bytes], codings: str) -> Iterator[bytes]:
    """Undo the codings of a body, in pieces of at most 64 KiB.

    Args:
        pieces: The body as it was sent.
        codings: The header `Content-Encoding`: `gzip`, `br`, or several, the last one outermost.

    Raises:
        CodingError: A coding is unknown, there are too many, or the bytes are not in it.
        CutOffError: The bytes end too early.
    """
    names = [name.strip().lower() for name in codings.split(",") if name.strip()]
    names = [name for name in names if name != "identity"]
    if len(names) > NESTED:
        raise CodingError(f"{len(names)} codings around each other")
    for name in reversed(names):
        if name not in CODINGS:
            raise CodingError(f"unknown coding {name[:40]!r}")
        pieces = CODINGS[name](pieces)
    yield from pieces


def gunzipped(pieces: Iterable[bytes]) -> Iterator[bytes]:
    """Inflate gzip, one member after the other."""
    engine = zlib.decompressobj(wbits=31)
    for piece in pieces:
        left = piece
        while left:
            if engine.eof:
                engine = zlib.decompressobj(wbits=31)
            yield from _steps(engine, left)
            left = engine.unused_data if engine.eof else b""
    if not engine.eof:
        raise CutOffError("the gzip data end too early")


def deflated(pieces: Iterable[bytes]) -> Iterator[bytes]:
    """Inflate `deflate`, which some servers send without its header."""
    engine = None
    for piece in filter(None, pieces):
        if engine is None:
            engine = zlib.decompressobj(wbits=15 if piece[0] & 0x0F == 8 else -15)
        yield from _steps(engine, piece)
    if engine is None or not engine.eof:
        raise CutOffError("the deflate data end too early")


def _steps(engine: "zlib._Decompress", piece: bytes) -> Iterator[bytes]:
    try:
        while True:
            out = engine.decompress(piece, STEP)
            if out:
                yield out
            piece = engine.unconsumed_tail
            if engine.eof or (not piece and len(out) < STEP):
                return
    except zlib.error as error:
        raise CodingError(str(error)) from None


def unbrotlied(pieces: Iterable[bytes]) -> Iterator[bytes]:
    """Inflate Brotli."""
    engine = brotli.Decompressor()
    try:
        for piece in filter(None, pieces):
            out = engine.process(piece, output_buffer_limit=STEP)
            while out or not engine.can_accept_more_data():
                yield out
                if engine.is_finished():
                    break
                out = engine.process(b"", output_buffer_limit=STEP)
    except brotli.error as error:
        raise CodingError(f"not Brotli: {error}") from None
    if not engine.is_finished():
        raise CutOffError("the Brotli data end too early")


def unzstandarded(pieces: Iterable[bytes]) -> Iterator[bytes]:
    """Inflate Zstandard, one frame after the other."""
    engine = zstd.ZstdDecompressor()
    try:
        for piece in filter(None, pieces):
            left = piece
            while left or not engine.needs_input:
                if engine.eof:
                    if not left:
                        break
                    engine = zstd.ZstdDecompressor()
                yield engine.decompress(left, max_length=STEP)
                left = engine.unused_data if engine.eof else b""
    except zstd.ZstdError as error:
        raise CodingError(f"not Zstandard: {error}") from None
    if not engine.eof:
        raise CutOffError("the Zstandard data end too early")


CODINGS: dict[str, Inflate] = {
    "gzip": gunzipped,
    "x-gzip": gunzipped,
    "deflate": deflated,
    "br": unbrotlied,
    "zstd": unzstandarded,
}
#: The codings that we accept, as servers read them.
ACCEPTED = "gzip, br, zstd"
