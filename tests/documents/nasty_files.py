"""Files as people and attackers send them, made here; none is copied from anywhere."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from collections.abc import Callable

import openpyxl
import pikepdf
from pikepdf import Array, Dictionary, Name, String
from PIL import Image

_OFFICE = "application/vnd.openxmlformats-officedocument."
_MAIN = {
    "docx": ("word/document.xml", _OFFICE + "wordprocessingml.document.main+xml"),
    "pptx": ("ppt/presentation.xml", _OFFICE + "presentationml.presentation.main+xml"),
    "xlsx": ("xl/workbook.xml", _OFFICE + "spreadsheetml.sheet.main+xml"),
}
_RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
_TYPE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
OLD_OFFICE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 512
PROGRAM = b"MZ\x90\0" + b"\0" * 56 + b"\x80\0\0\0" + b"\0" * 64 + b"PE\0\0d\x86" + b"\0" * 300
SCRIPT = b"<script>alert(1)</script>"
# In two pieces, so that no scanner takes this file for it.
EICAR = rb"X5O!P%@AP[4\PZX54(P^)7CC)7}$" + b"EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*"
READS_A_FILE = '<!DOCTYPE r [<!ENTITY x SYSTEM "file:///etc/passwd">]>'
LAUGHS = (
    '<!DOCTYPE r [<!ENTITY a "ha">'
    + "".join(f'<!ENTITY {chr(98 + n)} "{f"&{chr(97 + n)};" * 10}">' for n in range(9))
    + "]>"
)


def pdf(
    change: Callable[[pikepdf.Pdf], None] | None = None,
    *,
    pages: int = 1,
    owner: str = "",
    user: str = "",
) -> bytes:
    document, out = pikepdf.new(), io.BytesIO()
    for _page in range(pages):
        document.add_blank_page(page_size=(595, 842))
    if change:
        change(document)
    lock = pikepdf.Encryption(owner=owner, user=user) if owner or user else None
    document.save(out, encryption=lock)
    return out.getvalue()


def acting(**action: object) -> Callable[[pikepdf.Pdf], None]:
    """A PDF that does something when it is opened."""

    def change(document: pikepdf.Pdf) -> None:
        document.Root.OpenAction = Dictionary(**action)

    return change


def annotated(**annotation: object) -> Callable[[pikepdf.Pdf], None]:
    def change(document: pikepdf.Pdf) -> None:
        document.pages[0].Annots = Array(
            [Dictionary(Type=Name.Annot, Rect=[0, 0, 90, 90], **annotation)]
        )

    return change


def _attach(document: pikepdf.Pdf) -> None:
    document.attachments["run.exe"] = PROGRAM


def _xfa(document: pikepdf.Pdf) -> None:
    document.Root.AcroForm = Dictionary(Fields=Array([]), XFA=document.make_stream(b"<xdp/>"))


def _scripts_by_name(document: pikepdf.Pdf) -> None:
    script = Dictionary(S=Name.JavaScript, JS=String("app.alert(1)"))
    document.Root.Names = Dictionary(JavaScript=Dictionary(Names=Array([String("a"), script])))


def zipped(entries: dict[str, bytes | str], *, comment: bytes = b"") -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in entries.items():
            archive.writestr(name, content)
        archive.comment = comment
    return out.getvalue()


def office(
    kind: str = "docx",
    *,
    body: str = "<a/>",
    main_type: str = "",
    comment: bytes = b"",
    **more: bytes | str,
) -> bytes:
    """A small file of this kind; `more` are further entries."""
    main, promised = _MAIN[kind]
    types = f'<?xml version="1.0"?><Types><Default Extension="xml" ContentType="application/xml"/><Override PartName="/{main}" ContentType="{main_type or promised}"/></Types>'
    return zipped(
        {
            "[Content_Types].xml": types,
            "_rels/.rels": relations("officeDocument", main, outside=False),
            main: f'<?xml version="1.0"?>{body}',
            **more,
        },
        comment=comment,
    )


def relations(kind: str, target: str, *, outside: bool = True) -> str:
    mode = ' TargetMode="External"' if outside else ""
    return f'<?xml version="1.0"?><Relationships xmlns="{_RELATIONS}"><Relationship Id="r1" Type="{_TYPE}{kind}" Target="{target}"{mode}/></Relationships>'


def workbook() -> bytes:
    book, out = openpyxl.Workbook(), io.BytesIO()
    book.active.append(["Jina", '=HYPERLINK("http://127.0.0.1")'])
    book.save(out)
    return out.getvalue()


def picture(form: str = "PNG", *, mode: str = "RGB", place: bool = False) -> bytes:
    image, out = Image.new(mode, (16, 12), 90), io.BytesIO()
    exif = image.getexif()
    if place:
        exif.get_ifd(0x8825).update({1: "S", 2: (6.0, 48.0, 0.0), 3: "E", 4: (39.0, 17.0, 0.0)})
        exif[0x010F] = "Secret camera"
    image.save(out, form, exif=exif)
    return out.getvalue()


def large_picture(side: int = 30_000) -> bytes:
    """Nine hundred million pixels in some hundred kilobytes."""

    def chunk(name: bytes, content: bytes) -> bytes:
        crc = struct.pack(">I", zlib.crc32(name + content))
        return struct.pack(">I", len(content)) + name + content + crc

    row = b"\0" * (1 + (side + 7) // 8)
    packer = zlib.compressobj(9)
    rows = b"".join(packer.compress(row) for _ in range(side)) + packer.flush()
    head = struct.pack(">IIBBBBB", side, side, 1, 0, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", rows) + chunk(b"IEND", b"")


def nasty_files() -> list[tuple[str, str, bytes, str]]:
    """What it is, its name, its content, and the key of the refusal."""
    good = pdf()
    return [*_not_what_they_say(good), *_pdfs(good), *_offices(), *_pictures()]


def _not_what_they_say(good: bytes) -> list[tuple[str, str, bytes, str]]:
    return [
        ("a program called PDF", "a.pdf", PROGRAM, "other_content"),
        ("a page called PDF", "a.pdf", b"<html>" + SCRIPT, "other_content"),
        ("a picture called PDF", "a.pdf", picture(), "other_content"),
        ("a PDF called DOCX", "a.docx", good, "other_content"),
        ("a ZIP called DOCX", "a.docx", zipped({"soma.txt": "x"}), "other_content"),
        ("a DOCX called XLSX", "a.xlsx", office("docx"), "other_content"),
        ("a text called XLSX", "a.xlsx", b"jina,idadi\n", "other_content"),
        ("a program called PNG", "a.png", PROGRAM, "other_content"),
        ("a PNG called JPEG", "a.jpg", picture(), "other_content"),
        ("a drawing that runs, called PNG", "a.png", b"<svg>" + SCRIPT, "other_content"),
        ("a program", "setup.exe", PROGRAM, "type"),
        ("a page", "page.html", SCRIPT, "type"),
        ("a drawing", "a.svg", b"<svg/>", "type"),
        ("a document with macros", "a.docm", office(), "type"),
        ("a document of before 2007", "a.doc", OLD_OFFICE, "type"),
        ("one of before 2007 called DOCX", "a.docx", OLD_OFFICE, "other_content"),
        ("two endings", "a.pdf.exe", PROGRAM, "type"),
        ("no ending", "a", good, "type"),
        ("nothing in it", "a.pdf", b"", "empty"),
        ("the test virus", "a.pdf", EICAR, "virus"),
        ("larger than allowed", "a.pdf", good + b"\n%" + b"x" * (5 * 1024 * 1024), "too_large"),
    ]


def _pdfs(good: bytes) -> list[tuple[str, str, bytes, str]]:
    script = acting(S=Name.JavaScript, JS=String("app.alert(1)"))
    made = [
        ("runs a script", pdf(script), "active"),
        ("has scripts by name", pdf(_scripts_by_name), "active"),
        ("starts a program", pdf(acting(S=Name.Launch, F=String("cmd.exe"))), "active"),
        ("sends a form", pdf(acting(S=Name.SubmitForm, F=String("http://127.0.0.1"))), "active"),
        ("carries a file", pdf(_attach), "embedded"),
        ("is a form of a program", pdf(_xfa), "form_program"),
        ("plays a film", pdf(annotated(Subtype=Name.RichMedia)), "active"),
        ("links to a script", pdf(annotated(Subtype=Name.Link, A=Dictionary(S=Name.URI, URI=String(" JavaScript:alert(1)")))), "active"),
        ("asks for a password", pdf(user="siri"), "encrypted"),
        ("is locked by its owner", pdf(owner="siri"), "encrypted"),
        ("has no page", pdf(pages=0), "no_pages"),
        ("is cut in half", good[: len(good) // 2], "damaged"),
        ("is only a head", b"%PDF-1.7\n%%EOF\n", "damaged"),
        ("begins with a page", SCRIPT + b"\n" + good, "other_content"),
        ("ends with an archive", good + zipped({"X.class": "x"}), "two_files"),
        ("ends with a page", good + b"<html>" + SCRIPT, "two_files"),
    ]  # fmt: skip
    return [(f"a PDF that {what}", "a.pdf", content, key) for what, content, key in made]


def _offices() -> list[tuple[str, str, bytes, str]]:
    bomb = b"<a>" + b" " * (20 * 1024 * 1024) + b"</a>"
    macro = _OFFICE.replace("openxmlformats-officedocument", "ms-word")
    made = [
        ("has macros", office(**{"word/vbaProject.bin": OLD_OFFICE}), "active"),
        ("says that it has macros", office(main_type=macro + "document.macroEnabled.main+xml"), "active"),
        ("carries an object", office(**{"word/embeddings/oleObject1.bin": OLD_OFFICE}), "active"),
        ("carries an object by another name", office(**{"word/media/image1.png": OLD_OFFICE}), "active"),
        ("carries a program", office(**{"word/embeddings/a.exe": PROGRAM}), "active"),
        ("carries an archive", office(**{"word/embeddings/a.zip": zipped({"a": "b"})}), "embedded"),
        ("carries a workbook with macros", office(**{"word/embeddings/a.xlsx": office("xlsx", **{"xl/vbaProject.bin": OLD_OFFICE})}), "active"),
        ("has a control", office(**{"word/activeX/activeX1.xml": "<a/>"}), "active"),
        ("takes its template from elsewhere", office(**{"word/_rels/settings.xml.rels": relations("attachedTemplate", "http://127.0.0.1/a.dotm")}), "external"),
        ("takes a picture from elsewhere", office(**{"word/_rels/document.xml.rels": relations("image", "http://127.0.0.1/a.png")}), "external"),
        ("links to a script", office(**{"word/_rels/document.xml.rels": relations("hyperlink", "javascript:alert(1)")}), "active"),
        ("brings a page", office(**{"word/_rels/document.xml.rels": relations("aFChunk", "a.html", outside=False)}), "active"),
        ("calls a program in two runs", office(body="<w:p xmlns:w='w'><w:r><w:instrText>DD</w:instrText></w:r> <w:r><w:instrText>EAUTO c:\\\\cmd.exe</w:instrText></w:r></w:p>"), "active"),
        ("calls a program", office(body="<w:p xmlns:w='w'><w:instrText> DDEAUTO c:\\\\cmd.exe</w:instrText></w:p>"), "active"),
        ("reads a file", office(body=READS_A_FILE + "<r>&x;</r>"), "active"),
        ("laughs a billion times", office(body=LAUGHS + "<r>&j;</r>"), "active"),
        ("has a way out in it", office(**{"../../../../tmp/a.txt": "x"}), "unsafe_archive"),
        ("has another way out", office(**{"/etc/cron.d/a": "x"}), "unsafe_archive"),
        ("unpacks to far more than it is", office(**{"word/a.xml": bomb}), "bomb"),
        ("has 6,000 entries", office(**{f"word/media/{n}.txt": "x" for n in range(6_000)}), "bomb"),
        ("is broken XML", office(body="<a>"), "damaged"),
        ("lacks its end", office()[:-40], "damaged"),
        ("ends with a page", office(comment=SCRIPT), "two_files"),
    ]  # fmt: skip
    return [(f"a DOCX that {what}", "a.docx", content, key) for what, content, key in made]


def _pictures() -> list[tuple[str, str, bytes, str]]:
    return [
        ("a picture of 900 megapixels", "a.png", large_picture(), "too_many_pixels"),
        ("half a picture", "a.png", picture()[:50], "damaged"),
    ]


def welcome_files() -> list[tuple[str, str, bytes]]:
    chart = office(
        "pptx",
        **{
            "ppt/embeddings/Microsoft_Excel_Sheet1.xlsx": workbook(),
            "ppt/slides/_rels/slide1.xml.rels": relations("hyperlink", "https://www.ega.go.tz"),
        },
    )
    return [
        ("a PDF", "ripoti.pdf", pdf()),
        ("a PDF with a link", "ripoti.pdf", pdf(annotated(Subtype=Name.Link, A=Dictionary(S=Name.URI, URI=String("https://www.ega.go.tz"))))),
        ("a DOCX", "ripoti.docx", office("docx")),
        ("slides with a chart", "slaidi.pptx", chart),
        ("a workbook", "orodha.xlsx", workbook()),
        ("a picture", "picha.png", picture()),
        ("a picture with transparency", "picha.png", picture(mode="RGBA")),
        ("a photograph", "picha.JPG", picture("JPEG")),
        ("a photograph for print", "picha.jpeg", picture("JPEG", mode="CMYK")),
    ]  # fmt: skip
