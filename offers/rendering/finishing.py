"""Makes one file meet PDF/A-3a and PDF/UA-1 together, just before it is written.

WeasyPrint claims one standard. Added here: metadata that names both, a scope on every table heading and an
index of their names, running headers and footers as artifacts, and each attached file named once.
"""

from collections.abc import Iterator
from typing import Any
from xml.sax.saxutils import escape

import pydyf

# RDF that declares the PDF/UA identifier to readers that know only PDF/A, as PDF/A asks.
METADATA = """<?xpacket begin="\N{BOM}" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/"
 xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/" xmlns:dc="http://purl.org/dc/elements/1.1/"
 xmlns:pdf="http://ns.adobe.com/pdf/1.3/" xmlns:xmp="http://ns.adobe.com/xap/1.0/">
<pdfaid:part>3</pdfaid:part><pdfaid:conformance>A</pdfaid:conformance><pdfuaid:part>1</pdfuaid:part>
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:title>
<dc:creator><rdf:Seq><rdf:li>{author}</rdf:li></rdf:Seq></dc:creator>
<dc:description><rdf:Alt><rdf:li xml:lang="x-default">{description}</rdf:li></rdf:Alt></dc:description>
<dc:language><rdf:Bag><rdf:li>{language}</rdf:li></rdf:Bag></dc:language>
<pdf:Producer>{producer}</pdf:Producer><xmp:CreatorTool>{tool}</xmp:CreatorTool>{dates}
</rdf:Description>
<rdf:Description rdf:about="" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"
 xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>PDF/UA Universal Accessibility Schema</pdfaSchema:schema>
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
<pdfaProperty:name>part</pdfaProperty:name><pdfaProperty:valueType>Integer</pdfaProperty:valueType>
<pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>Indicates which part of ISO 14289 is followed</pdfaProperty:description>
</rdf:li></rdf:Seq></pdfaSchema:property>
</rdf:li></rdf:Bag></pdfaExtension:schemas></rdf:Description>
</rdf:RDF></x:xmpmeta>
<?xpacket end="r"?>"""


def finish(document: Any, pdf: pydyf.PDF, attempt: int = 0) -> None:
    """`document` and `pdf` are as WeasyPrint hands them to a finisher.

    `attempt` above 0 writes the same document with other compressed bytes: see `ends_cleanly`.
    """
    _write_metadata(document.metadata, pdf)
    _name_attachments_once(pdf)
    structure = Structure(pdf)
    structure.give_headings_a_scope()
    structure.index_names()
    structure.turn_running_text_into_artifacts()
    end_streams_cleanly(pdf)
    if attempt:
        pdf.info["Attempt"] = pydyf.String(str(attempt))


def ends_cleanly(content: bytes) -> bool:
    """A compressed stream whose last byte is a carriage return looks one byte shorter than it says.

    The line feed before the word "endstream" then reads as part of one line end, which PDF/A counts as a
    wrong length. One file in fifteen would have such a stream.
    """
    return b"\r\nendstream" not in content


def end_streams_cleanly(pdf: pydyf.PDF) -> None:
    for thing in pdf.objects:
        if isinstance(thing, pydyf.Stream) and thing.compress and not ends_cleanly(thing.data):
            thing.compress = False


def _write_metadata(known: Any, pdf: pydyf.PDF) -> None:
    dates = "".join(
        f"<xmp:{name}>{escape(value)}</xmp:{name}>"
        for name, value in (("CreateDate", known.created), ("ModifyDate", known.modified))
        if value
    )
    text = METADATA.format(
        title=escape(known.title or ""),
        author=escape(", ".join(known.authors)),
        description=escape(known.description or ""),
        language=escape(known.lang or ""),
        producer=escape(pdf.info["Producer"].string),
        tool=escape(known.generator or ""),
        dates=dates,
    )
    metadata = _object(pdf, pdf.catalog["Metadata"])
    metadata.stream, metadata.compress = [text.encode()], False


def _name_attachments_once(pdf: pydyf.PDF) -> None:
    if "AF" in pdf.catalog:
        pdf.catalog["AF"] = pydyf.Array(dict.fromkeys(pdf.catalog["AF"]))


class Structure:
    """The tree of tags and what of the pages hangs in it."""

    def __init__(self, pdf: pydyf.PDF) -> None:
        self.pdf = pdf
        self.root = _object(pdf, pdf.catalog["StructTreeRoot"])
        self.elements = list(self._walk(self.root["K"][0]))

    def _walk(self, reference: bytes) -> Iterator[tuple[bytes, Any]]:
        element = _object(self.pdf, reference)
        yield reference, element
        for kid in element.get("K", ()):
            # numbers are marks on the page; an object without a kind is a link's own
            if isinstance(kid, bytes) and _object(self.pdf, kid).get("Type") == "/StructElem":
                yield from self._walk(kid)

    def give_headings_a_scope(self) -> None:
        for _, element in self.elements:
            if element["S"] == "/TH":
                group = _object(self.pdf, _object(self.pdf, element["P"])["P"])
                element["A"]["Scope"] = "/Column" if group["S"] == "/THead" else "/Row"

    def index_names(self) -> None:
        """Cells name their headings; readers find the names in this tree, which must be sorted."""
        named = sorted(
            (element["ID"].data, reference, element["ID"])
            for reference, element in self.elements
            if "ID" in element
        )
        if not named:
            return
        names = pydyf.Array()
        for _, reference, name in named:
            names.extend([name, reference])
        leaf = pydyf.Dictionary({"Names": names, "Limits": pydyf.Array([named[0][2], named[-1][2]])})
        self.pdf.add_object(leaf)
        tree = pydyf.Dictionary({"Kids": pydyf.Array([leaf.reference])})
        self.pdf.add_object(tree)
        self.root["IDTree"] = tree.reference

    def turn_running_text_into_artifacts(self) -> None:
        """Text of page margins has tags that hang nowhere: it is page furniture, not content."""
        hanging = {reference for reference, _ in self.elements}
        numbers = _object(self.pdf, self.root["ParentTree"])["Nums"]
        for page, entries in zip(numbers[::2], numbers[1::2], strict=True):
            if not isinstance(entries, list):
                continue
            loose = {mark for mark, reference in enumerate(entries) if reference not in hanging}
            self._make_artifacts(page, loose)
            for mark in loose:
                entries[mark] = "null"
        self._drop_loose(hanging)

    def _make_artifacts(self, page: int, loose: set[int]) -> None:
        stream = self._stream_of(page)
        for place, operation in enumerate(stream):
            if not isinstance(operation, pydyf.Dictionary):
                continue
            if operation.get("MCID") in loose:
                stream[place - 1] = "/Artifact"
                stream[place] = pydyf.Dictionary({"Type": "/Pagination"})

    def _stream_of(self, page: int) -> list[Any]:
        reference = self.pdf.page_references[page]
        contents: list[Any] = _object(self.pdf, _object(self.pdf, reference)["Contents"]).stream
        return contents

    def _drop_loose(self, hanging: set[bytes]) -> None:
        """Leave no tags behind that nothing points to."""
        for thing in self.pdf.objects:
            loose = isinstance(thing, pydyf.Dictionary) and thing.get("Type") == "/StructElem"
            if loose and thing.reference not in hanging:
                thing.clear()
                thing["Type"] = "/Dropped"


def _object(pdf: pydyf.PDF, reference: bytes) -> Any:
    return pdf.objects[int(reference.split()[0])]
