"""One font of a file: what was used of it, subset once, with the Unicode of every glyph."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping

import pikepdf
import uharfbuzz as hb
from pikepdf import Array, Dictionary, Name

from egov_meeting.documents.pdf.fonts import FACES
from egov_meeting.documents.pdf.stamping.faces import Face, Shaped

UNUSED_TABLES = ("BASE", "DSIG", "GDEF", "GPOS", "GSUB", "cmap", "name", "gasp")
CMAP_HEAD = """/CIDInit /ProcSet findresource begin
12 dict begin
begincmap
/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def
/CMapName /Adobe-Identity-UCS def
/CMapType 2 def
1 begincodespacerange
<0000> <ffff>
endcodespacerange
"""
CMAP_FOOT = "endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n"


class EmbeddedFont:
    """Gathers the glyphs shown from one face; `embed` puts exactly those into a file.

    `known` are meanings of glyphs that were settled before, so that parts of a file made apart agree.
    """

    def __init__(self, face: Face, name: str, known: Mapping[int, str] | None = None) -> None:
        self.face = face
        self.name = name
        self._known = known or {}
        self._meaning: dict[int, str] = {0: "\ufffd"}
        # By sign of a glyph with its place: its letters, how it is written, how high it stands.
        self._letters: dict[str, str] = {}
        self._pieces: dict[str, bytes] = {}
        self._raised: dict[str, float] = {}

    @property
    def meanings(self) -> dict[int, str]:
        """The glyphs gathered so far, with the text each stands for."""
        return dict(self._meaning)

    def gather(self, meanings: Mapping[int, str]) -> None:
        """Count glyphs in that were shown elsewhere."""
        for glyph, meaning in meanings.items():
            self._meaning.setdefault(glyph, meaning)

    def shown(self, shaped: Shaped, *, size: float) -> bytes:
        """The operator that shows the text: glyphs, kerning, and the real text where glyphs lie."""
        if not self._letters.keys() >= set(shaped.signs):
            self._learn(shaped)
        told = "".join([self._letters[sign] for sign in shaped.signs])
        pieces = [self._pieces[sign] for sign in shaped.signs]
        for place, sign in enumerate(shaped.signs) if self._raised else ():
            if sign in self._raised:
                raised = self._raised[sign] * size / 1000
                pieces[place] = b"]TJ %g Ts[%s]TJ 0 Ts[" % (raised, pieces[place])
        joined = b"[%s]TJ" % b"".join(pieces).replace(b"><", b"")
        return joined if told == shaped.text else _with_real_text(joined, shaped.text)

    def _learn(self, shaped: Shaped) -> None:
        """Note what the signs of a text stand for and how they are written."""
        meanings = _meanings(shaped.drawn, self.face.clusters(shaped))
        for sign, meaning in zip(shaped.signs, meanings, strict=True):
            if sign in self._letters:
                continue
            glyph = self.face.glyphs[sign]
            settled = self._known.get(glyph.number, meaning)
            self._letters[sign] = self._meaning.setdefault(glyph.number, settled)
            kerning = self.face.width_of(glyph.number) - glyph.advance + glyph.right
            before = b"%g" % -round(glyph.right, 2) if glyph.right else b""
            after = b"%g" % round(kerning, 2) if kerning else b""
            self._pieces[sign] = b"%s<%04x>%s" % (before, glyph.number, after)
            if glyph.up:
                self._raised[sign] = glyph.up

    def embed(self, pdf: pikepdf.Pdf) -> pikepdf.Object:
        """A font dictionary in `pdf`, the same bytes for the same use."""
        content = self._subset()
        tag = "".join(chr(65 + byte % 26) for byte in hashlib.sha256(content).digest()[:6])
        base = Name(f"/{tag}+{self.face.name}")
        font = hb.Font(self.face.face)
        extents = font.get_font_extents("ltr")
        scale = 1000 / self.face.face.upem
        descriptor = Dictionary(
            Type=Name.FontDescriptor,
            FontName=base,
            Flags=4 | (64 if FACES[self.face.name][2] == "italic" else 0),
            FontBBox=Array(
                [-500, round(extents.descender * scale), 1500, round(extents.ascender * scale)]
            ),
            ItalicAngle=-11 if FACES[self.face.name][2] == "italic" else 0,
            Ascent=round(extents.ascender * scale),
            Descent=round(extents.descender * scale),
            CapHeight=660,
            StemV=80,
            FontFile2=pdf.make_stream(content, Length1=len(content)),
        )
        descendant = Dictionary(
            Type=Name.Font,
            Subtype=Name.CIDFontType2,
            BaseFont=base,
            CIDSystemInfo=Dictionary(Registry=b"Adobe", Ordering=b"Identity", Supplement=0),
            CIDToGIDMap=Name.Identity,
            FontDescriptor=pdf.make_indirect(descriptor),
            DW=1000,
            W=self._widths(),
        )
        return pdf.make_indirect(
            Dictionary(
                Type=Name.Font,
                Subtype=Name.Type0,
                BaseFont=base,
                Encoding=Name("/Identity-H"),
                DescendantFonts=Array([pdf.make_indirect(descendant)]),
                ToUnicode=pdf.make_stream(self._to_unicode()),
            )
        )

    def _subset(self) -> bytes:
        wish = hb.SubsetInput()
        wish.glyph_set.update(self._meaning)
        wish.sets(hb.SubsetInputSets.DROP_TABLE_TAG).update(
            int.from_bytes(tag.encode(), "big") for tag in UNUSED_TABLES
        )
        wish.flags = (
            hb.SubsetFlags.RETAIN_GIDS | hb.SubsetFlags.NO_HINTING | hb.SubsetFlags.NOTDEF_OUTLINE
        )
        return bytes(hb.subset(self.face.face, wish).blob.data)

    def _widths(self) -> Array:
        listed = Array()
        for glyph in sorted(self._meaning):
            listed.append(glyph)
            listed.append(Array([round(self.face.width_of(glyph), 3)]))
        return listed

    def _to_unicode(self) -> bytes:
        pairs = [
            f"<{glyph:04x}> <{meaning.encode('utf-16-be').hex()}>"
            for glyph, meaning in sorted(self._meaning.items())
        ]
        blocks = [pairs[at : at + 100] for at in range(0, len(pairs), 100)]
        listed = "".join(
            f"{len(block)} beginbfchar\n" + "\n".join(block) + "\nendbfchar\n" for block in blocks
        )
        return (CMAP_HEAD + listed + CMAP_FOOT).encode()


def _meanings(drawn: str, clusters: list[int]) -> list[str]:
    """What each glyph stands for: the letters of its cluster, shared out among the cluster's glyphs."""
    if clusters == list(range(len(drawn))):
        return list(drawn)
    places_of: dict[int, list[int]] = {}
    for place, cluster in enumerate(clusters):
        places_of.setdefault(cluster, []).append(place)
    meanings = [""] * len(clusters)
    starts = sorted(places_of)
    for start, end in zip(starts, [*starts[1:], len(drawn)], strict=True):
        letters, places = drawn[start:end], places_of[start]
        for index, place in enumerate(places):
            is_last = index == len(places) - 1
            meanings[place] = letters[index:] if is_last else letters[index : index + 1]
    return meanings


def _with_real_text(operator: bytes, text: str) -> bytes:
    written = b"\xfe\xff".hex() + text.encode("utf-16-be").hex()
    return b"/Span<</ActualText<%s>>>BDC %s EMC" % (written.encode(), operator)
