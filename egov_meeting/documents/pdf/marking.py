"""Marks that WeasyPrint cannot set together: PDF/UA-1 besides PDF/A-3a, in metadata both accept."""

from __future__ import annotations

import io
from collections.abc import Callable

import pikepdf

# PDF/A wants every foreign property explained; this is the standard explanation of the PDF/UA mark.
UA_MARK = """<rdf:Description rdf:about="" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/">
<pdfuaid:part>1</pdfuaid:part></rdf:Description>
<rdf:Description rdf:about="" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"
 xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#"
 xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>PDF/UA Universal Accessibility Schema</pdfaSchema:schema>
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
<pdfaProperty:name>part</pdfaProperty:name>
<pdfaProperty:valueType>Integer</pdfaProperty:valueType>
<pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>Indicates the part of ISO 14289</pdfaProperty:description>
</rdf:li></rdf:Seq></pdfaSchema:property></rdf:li></rdf:Bag></pdfaExtension:schemas>
</rdf:Description>
</rdf:RDF>"""


def with_archive_marks(
    content: bytes, *, also: Callable[[pikepdf.Pdf], None] | None = None
) -> bytes:
    """The same PDF with the PDF/UA mark, unlinked objects dropped, and an id that depends on its content.

    `also` changes the opened file before that.
    """
    with pikepdf.open(io.BytesIO(content)) as pdf:
        if also:
            also(pdf)
        metadata = pdf.Root.Metadata.read_bytes().decode()
        marked = metadata.replace("</rdf:RDF>", UA_MARK, 1)
        pdf.Root.Metadata = pdf.make_stream(
            marked.encode(), Type=pikepdf.Name.Metadata, Subtype=pikepdf.Name.XML
        )
        for page in pdf.pages:
            page.obj.Tabs = pikepdf.Name.S
        target = io.BytesIO()
        pdf.save(
            target,
            deterministic_id=True,
            object_stream_mode=pikepdf.ObjectStreamMode.generate,
            compress_streams=True,
        )
    return target.getvalue()
