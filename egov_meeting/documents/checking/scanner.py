"""ClamAV by its own protocol: the file is streamed to clamd (INSTREAM), which answers in one line."""

from __future__ import annotations

import logging
import socket
import struct
from pathlib import Path

from egov_meeting.documents.checking.refused import FileRefused

logger = logging.getLogger(__name__)

_CHUNK = 128 * 1024
_CONNECT = 5
_ANSWER = 120


class ScannerAway(Exception):
    """clamd cannot be reached or gave no verdict; the file waits and is scanned later."""


def scan(path: Path, *, address: str) -> None:
    """Ask clamd at `address` ("host:3310" or "unix:/path") about a file.

    Raises FileRefused for a find and ScannerAway where there is no verdict.
    """
    try:
        answer = _ask(path, address)
    except OSError as error:
        raise ScannerAway(str(error)) from error
    if answer.endswith("OK"):
        return
    if answer.endswith("FOUND"):
        logger.warning("the scanner found %s", answer)
        raise FileRefused("virus")
    # For instance that the file is longer than clamd's StreamMaxLength: for the operators to mend.
    logger.error("the scanner gave no verdict: %s", answer)
    raise ScannerAway(answer)


def _ask(path: Path, address: str) -> str:
    with _connected(address) as clamd, path.open("rb") as file:
        clamd.settimeout(_ANSWER)
        try:
            clamd.sendall(b"zINSTREAM\0")
            while chunk := file.read(_CHUNK):
                clamd.sendall(struct.pack(">I", len(chunk)) + chunk)
            clamd.sendall(struct.pack(">I", 0))
        except (BrokenPipeError, ConnectionResetError):
            logger.info("the scanner stopped listening")  # what it says is read below
        said = b""
        while b"\0" not in said and len(said) < 4096:
            more = clamd.recv(1024)
            if not more:
                break
            said += more
    return said.split(b"\0")[0].decode("utf-8", "replace").strip()


def _connected(address: str) -> socket.socket:
    if address.startswith("unix:"):
        clamd = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
        clamd.settimeout(_CONNECT)
        try:
            clamd.connect(address.removeprefix("unix:"))
        except OSError:
            clamd.close()
            raise
        return clamd
    host, _colon, port = address.removeprefix("tcp://").rpartition(":")
    return socket.create_connection((host.strip("[]"), int(port)), timeout=_CONNECT)
