r"""How to cite a document, for the programs that keep references: BibTeX, RIS, CSL-JSON.

Only what the TEI states is said. A name stands as it is written, never parted into family and given names: whether it
is a person's or a body's, the header does not say of an author.
"""

import json
from dataclasses import dataclass
from xml.etree import ElementTree as ET

_LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"
_NOT_STATED = {"publisher": "not stated", "version": "0"}
"""What the program's own header says where TEI needs a statement and nobody made one."""

# Braces as commands, since BibTeX counts braces also where a backslash stands before them.
_BIBTEX = str.maketrans(
    {
        "\\": r"\textbackslash{}",
        "{": r"\textbraceleft{}",
        "}": r"\textbraceright{}",
        "~": r"\textasciitilde{}",
        "^": r"\textasciicircum{}",
        **{character: f"\\{character}" for character in "#$%&_"},
    }
)
_IN_ADDRESSES = str.maketrans({"\\": "%5C", "{": "%7B", "}": "%7D", " ": "%20"})


@dataclass(frozen=True, slots=True)
class Citation:
    """A document as it is cited; what is not stated is empty. Dates are by ISO 8601, as precise as they are stated.

    `container` is the edition, `issued` when the edition appeared, `original` when the document did.
    """

    identifier: str
    title: str
    language: str = ""
    authors: tuple[str, ...] = ()
    container: str = ""
    editors: tuple[str, ...] = ()
    publisher: str = ""
    place: str = ""
    issued: str = ""
    original: str = ""
    version: str = ""
    doi: str = ""
    address: str = ""

    def bibtex(self) -> str:
        """Give an entry of BibTeX (UTF-8), which biblatex reads too."""
        fields = {
            "author": _bibtex_names(self.authors),
            "title": _braced(self.title),
            "booktitle": _braced(self.container),
            "editor": _bibtex_names(self.editors),
            "publisher": _braced(self.publisher),
            "address": _braced(self.place),
            "year": self.issued[:4],
            "date": self.issued,
            "origdate": self.original,
            "version": self.version.translate(_BIBTEX),
            "language": self.language,
            "doi": self.doi.translate(_IN_ADDRESSES),
            "url": self.address.translate(_IN_ADDRESSES),
        }
        kind = "incollection" if self.container else "misc"
        lines = [f"  {name} = {{{value}}}" for name, value in fields.items() if value]
        return f"@{kind}{{{self.identifier},\n" + ",\n".join(lines) + "\n}\n"

    def ris(self) -> str:
        """Give a reference of RIS, its lines ended by CR LF."""
        fields = [
            ("TY", "CHAP" if self.container else "GEN"),
            ("ID", self.identifier),
            *(("AU", author) for author in self.authors),
            ("TI", self.title),
            ("T2", self.container),
            *(("A2", editor) for editor in self.editors),
            ("ET", self.version),
            ("PB", self.publisher),
            ("CY", self.place),
            ("PY", self.issued[:4]),
            ("DA", self.issued.replace("-", "/")),
            ("LA", self.language),
            ("DO", self.doi),
            ("UR", self.address),
            ("ER", ""),
        ]
        return "".join(f"{tag}  - {_line(value)}\r\n" for tag, value in fields if value or tag == "ER")

    def csl(self) -> str:
        """Give an item of CSL-JSON, in a list, as the schema of CSL has it."""
        item = {
            "id": self.identifier,
            "type": "chapter" if self.container else "document",
            "title": self.title,
            "author": [{"literal": name} for name in self.authors],
            "container-title": self.container,
            "editor": [{"literal": name} for name in self.editors],
            "publisher": self.publisher,
            "publisher-place": self.place,
            "issued": _csl_date(self.issued),
            "original-date": _csl_date(self.original),
            "version": self.version,
            "language": self.language,
            "DOI": self.doi,
            "URL": self.address,
        }
        stated = {name: value for name, value in item.items() if value}
        return json.dumps([stated], ensure_ascii=False, indent=2) + "\n"


def citation(record: str, language: str) -> Citation:
    """Give the citation of the document with this record (`xslt/survey.xsl`), in `language` where a title is."""
    element = ET.fromstring(record)  # noqa: S314  a style sheet of ours wrote it

    def texts(name: str) -> tuple[str, ...]:
        found = (_line("".join(child.itertext())) for child in element.iterfind(name))
        return tuple(text for text in found if text and text != _NOT_STATED.get(name))

    def text(name: str) -> str:
        return next(iter(texts(name)), "")

    published, issued = element.find("published"), element.find("issued")
    numbers = {number.get("type", "").upper(): _line(number.text or "") for number in element.iterfind("idno")}
    return Citation(
        element.get("id", ""),
        _preferred(element, "title", language) or element.get("id", ""),
        element.get(_LANGUAGE, ""),
        texts("author"),
        _preferred(element, "series", language),
        texts("editor"),
        text("publisher"),
        text("publication-place"),
        _date(published),
        _date(issued),
        text("version"),
        numbers.get("DOI", ""),
    )


def _date(element: ET.Element | None) -> str:
    """Give the day, month or year that is the one value of a date."""
    value = element.get("when", "") if element is not None else ""
    return value if value[:4].isdecimal() else ""


def _preferred(element: ET.Element, name: str, language: str) -> str:
    found = {child.get(_LANGUAGE, ""): _line("".join(child.itertext())) for child in element.iterfind(name)}
    return found.get(language) or next(iter(found.values()), "")


def _line(text: str) -> str:
    return " ".join(text.split())


def _braced(text: str) -> str:
    """Give a field whose capitals and names stay as they are."""
    return f"{{{text.translate(_BIBTEX)}}}" if text else ""


def _bibtex_names(names: tuple[str, ...]) -> str:
    return " and ".join(map(_braced, names))


def _csl_date(value: str) -> dict[str, list[list[int]]]:
    return {"date-parts": [[int(part) for part in value.split("-")]]} if value else {}
