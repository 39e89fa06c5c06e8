"""Objects appended to a finished PDF as an update, packed in compressed streams."""

from __future__ import annotations

import hashlib
import struct
import zlib

import pikepdf

PLACE = struct.Struct(">BIH")  # kind, offset or number of the stream, place in it
PACKED = 400  # objects in a stream: readers unpack one stream to see one object


class Update:
    """Gathers new and replaced objects of `pdf`, given as they are written in a file."""

    def __init__(self, pdf: pikepdf.Pdf) -> None:
        self.next_number = int(pdf.trailer.Size)
        self._root = reference(pdf.Root)
        self._info = pdf.trailer.get("/Info")
        self._first_id = bytes(pdf.trailer.ID[0])
        self._waiting: list[tuple[int, bytes]] = []
        self._streams: list[tuple[list[int], bytes]] = []
        self._with_streams: list[tuple[int, bytes]] = []

    def add(self, written: bytes) -> bytes:
        """Add an object and give a reference to it."""
        number = self.next_number
        self.next_number += 1
        self._pack(number, written)
        return b"%d 0 R" % number

    def add_stream(self, about: bytes, body: bytes) -> bytes:
        """Add an object with a stream, `about` being the inside of its dictionary without the length."""
        number = self.next_number
        self.next_number += 1
        written = b"<<%s/Length %d>>stream\n%s\nendstream" % (about, len(body), body)
        self._with_streams.append((number, written))
        return b"%d 0 R" % number

    def reserve(self) -> int:
        """A number for an object that is written later (`fill`), when others have named it."""
        self.next_number += 1
        return self.next_number - 1

    def fill(self, referred: bytes, written: bytes) -> None:
        """Write the object that was reserved."""
        self._pack(int(referred.split()[0]), written)

    def replace(self, old: pikepdf.Object, written: bytes) -> None:
        """Let `written` stand where `old` stood."""
        self._pack(old.objgen[0], written)

    def appended_to(self, content: bytes) -> bytes:
        """`content`, the file these objects belong to, with the update; its second id is renewed."""
        self._close()
        parts, places = [content], {}
        at = len(content)
        for numbers, packed in self._streams:
            number = self.next_number
            self.next_number += 1
            places.update({one: (2, number, index) for index, one in enumerate(numbers)})
            self._with_streams.append((number, packed))
        for number, written in self._with_streams:
            whole = b"%d 0 obj\n%s\nendobj\n" % (number, written)
            places[number] = (1, at, 0)
            parts.append(whole)
            at += len(whole)
        places[self.next_number] = (1, at, 0)
        parts.append(self._cross_references(content, places))
        parts.append(b"startxref\n%d\n%%%%EOF\n" % at)
        return b"".join(parts)

    def _pack(self, number: int, written: bytes) -> None:
        self._waiting.append((number, written))
        if len(self._waiting) >= PACKED:
            self._close()

    def _close(self) -> None:
        if not self._waiting:
            return
        offsets, at = [], 0
        for number, written in self._waiting:
            offsets.append(b"%d %d" % (number, at))
            at += len(written) + 1
        head = b" ".join(offsets) + b"\n"
        body = zlib.compress(head + b"\n".join([written for _, written in self._waiting]))
        about = b"<</Type/ObjStm/N %d/First %d/Filter/FlateDecode/Length %d>>" % (
            len(self._waiting),
            len(head),
            len(body),
        )
        numbers = [number for number, _ in self._waiting]
        self._streams.append((numbers, about + b"stream\n" + body + b"\nendstream"))
        self._waiting = []

    def _cross_references(self, content: bytes, places: dict[int, tuple[int, int, int]]) -> bytes:
        before = int(content.rsplit(b"startxref", 1)[1].split()[0])
        numbers = sorted(places)
        starts = [one for one in numbers if one - 1 not in places]
        ends = [one for one in numbers if one + 1 not in places]
        index = b" ".join(b"%d %d" % (a, b - a + 1) for a, b in zip(starts, ends, strict=True))
        body = zlib.compress(b"".join([PLACE.pack(*places[one]) for one in numbers]))
        said = hashlib.sha256(content)
        for _, written in self._with_streams:
            said.update(written)
        about = b"<</Type/XRef/Size %d/W[1 4 2]/Index[%s]/Prev %d/Root %s%s/ID[<%s><%s>]" % (
            self.next_number + 1,
            index,
            before,
            self._root,
            b"/Info " + reference(self._info) if self._info is not None else b"",
            self._first_id.hex().encode(),
            said.hexdigest()[:32].encode(),
        )
        about += b"/Filter/FlateDecode/Length %d>>" % len(body)
        return b"%d 0 obj\n%sstream\n%s\nendstream\nendobj\n" % (self.next_number, about, body)


def reference(obj: pikepdf.Object) -> bytes:
    """How other objects name this one."""
    return b"%d %d R" % obj.objgen
