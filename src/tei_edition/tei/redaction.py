"""TEI files without what an edition was told to withhold; the files that they are made of stay as they are.

A name or contact data becomes a `gap` with `@reason='privacy'`, and how long it was is not told. A record, a relation
and a doubt that concern someone withheld leave without a trace. Where no `gap` can stand, as in an attribute or a
`desc`, the words are replaced by “…”.
"""

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from copy import deepcopy
from dataclasses import dataclass, field

from lxml import etree

from tei_edition.model import Contact, EditionError, PrivacyPolicy, finding
from tei_edition.tei.names import NAMESPACE
from tei_edition.tei.prose import one_line
from tei_edition.tei.serializer import XML_DECLARATION
from tei_edition.text.redaction import MARK, Withheld, words

_TEI = f"{{{NAMESPACE}}}"
_ID = "{http://www.w3.org/XML/1998/namespace}id"
_RECORDS = frozenset(f"{_TEI}{name}" for name in ("person", "place", "org"))
_NAMES = frozenset(f"{_TEI}{name}" for name in ("persName", "placeName", "orgName"))
_CITED = tuple(f"{_TEI}{name}" for name in ("author", "publisher", "pubPlace"))
"""The elements of the header that may point to a record as names do."""
_LISTS = tuple(f"{_TEI}{name}" for name in ("listPerson", "listPlace", "listOrg", "listRelation", "standOff"))
_POINTERS = ("ref", "who", "target", "active", "passive", "assertedValue", "corresp", "next", "prev")
_CONTACTS: dict[Contact, tuple[str, str]] = {
    "telephone": ("ref", "tel"),
    "email": ("email", ""),
    "address": ("address", ""),
    "account": ("num", "account"),
}
"""The element of each kind of contact data, and its `@type`."""
_NUMBERS = ("telephone", "account")
_WITHOUT_GAPS = frozenset(
    f"{_TEI}{name}"
    for name in (
        "catDesc",
        "change",
        "desc",
        "edition",
        "geo",
        "idno",
        "label",
        "language",
        "licence",
        "mapping",
        "measure",
        "name",
        "pubPlace",
        "resp",
    )
)
"""The elements in which our schema has no gap, outside `text`."""
_STATEMENT = "Withheld for privacy: {count}. Each is a gap with the reason “privacy”; the edition's own copy is whole."


@dataclass(frozen=True, slots=True)
class Redacted:
    """A TEI file without what is withheld, empty where that leaves a register without any record.

    `count` is how many names, records, relations and contacts were taken out.
    """

    data: bytes
    count: int


@dataclass(frozen=True, slots=True)
class Gathered:
    """What a policy withholds of an edition, and the ids that it names and no record has."""

    withheld: Withheld = field(default_factory=Withheld)
    unknown: tuple[str, ...] = ()


def gather(policy: PrivacyPolicy, files: Iterable[tuple[str, bytes]]) -> Gathered:
    """Find what `policy` withholds in all the TEI files of an edition, registers and documents.

    Of an entity these are its id, its names in every record of it, and every mention that points to it; of a kind of
    contact data all that is tagged as such. `files` are names and bytes. Raises `EditionError` V01 where one is not
    well-formed, as it may say what is not to be told. Linear.
    """
    stated: set[str] = set()
    read: set[str] = set()
    numbers: set[str] = set()
    texts: set[str] = set()
    known: set[str] = set()
    for name, data in files if policy else ():
        root = _parsed(data, name)
        for record in root.iter(*_RECORDS):
            if (identifier := record.get(_ID)) in policy.entities:
                known.add(str(identifier))
                for called in record.iterchildren(*_NAMES):
                    (read if called.get("type") == "spelling" else stated).add(one_line(called))
        read.update(one_line(mention) for mention in root.iter(*_NAMES) if _points_to(mention, policy.entities))
        for contact in policy.contacts:
            (numbers if contact in _NUMBERS else texts).update(map(one_line, _contacts(root, contact)))
    parts = {word for name in stated | read if len(words(name)) > 1 for word in words(name)}
    # One word that a text was taken to mean may be misread, and another word everywhere else.
    names = stated | {name for name in read if len(words(name)) > 1 or words(name)[0] in parts}
    withheld = Withheld(policy.entities, frozenset(names), frozenset(numbers), frozenset(texts), policy.contacts)
    return Gathered(withheld, tuple(sorted(policy.entities - known)))


def redact(data: bytes, withheld: Withheld, file: str = "") -> Redacted:
    """Give a TEI file, document or register, without what is withheld; `file` is what it is called.

    Where nothing is, the bytes are those given; else everything else is as it was, but for the counts of `tagUsage` and
    a statement in `revisionDesc`. Raises `EditionError` V01 where it is not well-formed. Linear.
    """
    if not withheld:
        return Redacted(data, 0)
    root = _parsed(data, file)
    redaction = _Redaction(withheld)
    redaction.file(root)
    if not redaction.count:
        return Redacted(data, 0)
    if root.find(f"{_TEI}standOff") is None and root.find(f"{_TEI}text") is None:
        return Redacted(b"", redaction.count)
    _recount(root)
    _state(root, redaction.count)
    return Redacted(_serialized(root), redaction.count)


@dataclass(slots=True)
class _Redaction:
    withheld: Withheld
    count: int = 0

    def file(self, root: etree._Element) -> None:
        for record in list(root.iter(*_RECORDS)):
            if record.get(_ID) in self.withheld.identifiers:
                self.remove(record)
        self.header(root)
        for mention in list(root.iter(*_NAMES)):
            if _within(mention, root) and _points_to(mention, self.withheld.identifiers):
                self.replace(mention)
        for contact in self.withheld.contacts:
            for element in _contacts(root, contact):
                if one_line(element):
                    self.contact(element)
        self.pointers(root)
        for element in list(root.iter()):
            if isinstance(element.tag, str):
                self.attributes(element)
            elif self.withheld.is_in(str(element.text or "")):
                self.remove(element)
        while self.passages(root):
            # Taking out one name may bring together the parts of another.
            continue
        self.tidy(root)

    def header(self, root: etree._Element) -> None:
        """Empty what the header calls anyone withheld, be it no name of theirs."""
        for header in root.iterchildren(f"{_TEI}teiHeader"):
            for named in list(header.iter(*_NAMES, *_CITED)):
                if _points_to(named, self.withheld.identifiers):
                    self.empty(named)

    def replace(self, element: etree._Element) -> None:
        """Let a gap stand in the place of `element`."""
        gap = _gap()
        gap.tail = element.tail
        _parent(element).replace(element, gap)
        self.count += 1

    def empty(self, element: etree._Element) -> None:
        """Let a gap stand for what `element` of the header says of someone, and let it say of nobody who that is."""
        for child in list(element):
            element.remove(child)
        without_gap = element.tag in _WITHOUT_GAPS
        element.text = MARK if without_gap else None
        if not without_gap:
            element.append(_gap())
        for name in {"ref", "cert", "resp"} & set(element.attrib):
            del element.attrib[name]
        self.count += 1

    def contact(self, element: etree._Element) -> None:
        """Let a gap stand for contact data; an address stays one, as it may stand where no gap can."""
        if element.tag != f"{_TEI}address":
            self.replace(element)
            return
        for child in list(element):
            element.remove(child)
        element.text = None
        etree.SubElement(element, f"{_TEI}addrLine").append(_gap())
        self.count += 1

    def remove(self, element: etree._Element) -> None:
        """Take out `element` and the line end after it."""
        parent, before = _parent(element), element.getprevious()
        tail = (element.tail or "").removeprefix("\n")
        if before is not None:
            before.tail = (before.tail or "") + tail
        else:
            parent.text = (parent.text or "") + tail
        parent.remove(element)
        self.count += 1

    def pointers(self, root: etree._Element) -> None:
        """Take out what is said of anyone withheld by others, and of mentions that are gone."""
        here = {element.get(_ID) for element in root.iter() if isinstance(element.tag, str)}
        for name in ("relation", "certainty", "affiliation"):
            for element in list(root.iter(f"{_TEI}{name}")):
                target = element.get("target", "")
                gone = name == "certainty" and target.startswith("#") and target[1:] not in here
                if gone or _points_to(element, self.withheld.identifiers):
                    self.remove(element)

    def attributes(self, element: etree._Element) -> None:
        for name, value in [(str(name), str(value)) for name, value in element.attrib.items()]:
            if self.withheld.names_an_identifier(value):
                self.pointer(element, name, value)
            elif self.withheld.spans(value):
                self.count += 1
                if name == "target" and element.tag == f"{_TEI}ref":
                    _unwrap(element)
                    return
                element.set(name, self.withheld.redacted(value)[0])

    def pointer(self, element: etree._Element, name: str, value: str) -> None:
        kept = [token for token in value.split() if not self.withheld.names_an_identifier(token)]
        if kept:
            element.set(name, " ".join(kept))
        elif name in _POINTERS:
            del element.attrib[name]
        else:
            element.set(name, self.withheld.redacted(value)[0])
        self.count += 1

    def passages(self, root: etree._Element) -> int:
        """Take out withheld words wherever they stand, and give how many passages they were."""
        before = self.count
        for part in root:
            if part.tag == f"{_TEI}text":
                self.running(part)
            elif isinstance(part.tag, str):
                for element in list(part.iter()):
                    if isinstance(element.tag, str):
                        self.apart(element)
        return self.count - before

    def running(self, text: etree._Element) -> None:
        """Take out withheld words of the text, also those that elements part."""
        pieces = list(_pieces(text))
        content = "".join(piece.text for piece in pieces)
        anywhere, every = (self.withheld.spans(content, single=single) for single in (False, True))
        spans = _apart([*anywhere, *(span for span in every if not _is_someone_else(_across(pieces, span)))])
        self.count += len(spans)
        for span in reversed(spans):
            for number, piece in reversed(list(enumerate(_across(pieces, span)))):
                first, last = max(span[0] - piece.start, 0), min(span[1] - piece.start, len(piece.text))
                piece.cut(first, last, marked=number == 0)

    def apart(self, element: etree._Element) -> None:
        """Take out withheld words of an element outside the text, each of whose passages stands by itself."""
        single = not (element.tag in _NAMES and _parent_tag(element) in _RECORDS)
        for piece in [*(_Piece(child, "tail", 0) for child in reversed(element)), _Piece(element, "text", 0)]:
            spans = self.withheld.spans(piece.text, single=single)
            self.count += len(spans)
            for start, stop in reversed(spans):
                if element.tag in _WITHOUT_GAPS:
                    piece.set(f"{piece.text[:start]}{MARK}{piece.text[stop:]}")
                else:
                    piece.cut(start, stop, marked=True)

    def tidy(self, root: etree._Element) -> None:
        """Let no element stand that holds nothing any more."""
        for mention in list(root.iter(*_NAMES, f"{_TEI}date")):
            nameless = not one_line(mention) and mention.find(f".//{_TEI}g") is None and len(mention)
            if nameless and _parent_tag(mention) not in _RECORDS:
                _unwrap(mention)
        for name in _LISTS:
            for element in list(root.iter(name)):
                if not len(element):
                    self.count -= 1
                    self.remove(element)


@dataclass(frozen=True, slots=True)
class _Piece:
    """A stretch of text of the tree: the `text` or the `tail` of `element`, from `start` in the whole."""

    element: etree._Element
    place: str
    start: int

    @property
    def text(self) -> str:
        return str(getattr(self.element, self.place) or "")

    @property
    def holder(self) -> etree._Element:
        """The element that the text stands in."""
        return self.element if self.place == "text" else _parent(self.element)

    def set(self, text: str) -> None:
        setattr(self.element, self.place, text)

    def cut(self, start: int, end: int, *, marked: bool) -> None:
        """Take out what stands from `start` to `end`, and leave a gap there if it is to be `marked`."""
        text = self.text
        if not marked:
            self.set(text[:start] + text[end:])
            return
        gap = _gap()
        gap.tail = text[end:]
        self.set(text[:start])
        if self.place == "text":
            self.element.insert(0, gap)
        else:
            self.element.addnext(gap)


def _pieces(text: etree._Element) -> Iterator[_Piece]:
    start = 0
    for event, element in etree.iterwalk(text, events=("start", "end", "comment", "pi")):
        place = "text" if event == "start" else "tail"
        if event == "end" and element is text:
            return
        piece = _Piece(element, place, start)
        if piece.text:
            yield piece
            start += len(piece.text)


def _across(pieces: Sequence[_Piece], span: tuple[int, int]) -> Sequence[_Piece]:
    """Give the pieces that a span lies in, by their starts as they were when they were listed."""
    first = bisect_right(pieces, span[0], key=_start) - 1
    return pieces[first : bisect_left(pieces, span[1], key=_start)]


def _start(piece: _Piece) -> int:
    return piece.start


def _is_someone_else(pieces: Sequence[_Piece]) -> bool:
    """Tell whether they stand in one name that points to a record, which is nobody's that is withheld."""
    names = [
        next((e for e in (piece.holder, *piece.holder.iterancestors()) if e.tag in _NAMES and e.get("ref")), None)
        for piece in pieces
    ]
    return names[0] is not None and all(name is names[0] for name in names)


def _apart(spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
    apart: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        if apart and start < apart[-1][1]:
            apart[-1] = apart[-1][0], max(end, apart[-1][1])
        else:
            apart.append((start, end))
    return apart


def _contacts(root: etree._Element, contact: Contact) -> list[etree._Element]:
    name, kind = _CONTACTS[contact]
    return [element for element in root.iter(f"{_TEI}{name}") if not kind or element.get("type") == kind]


def _points_to(element: etree._Element, identifiers: frozenset[str]) -> bool:
    return any(
        token.rpartition("#")[2] in identifiers and "#" in token
        for name in _POINTERS
        for token in (element.get(name) or "").split()
    )


def _recount(root: etree._Element) -> None:
    """Let `tagUsage` count the elements of the text as they are, and `extent` the records of a register."""
    text = root.find(f"{_TEI}text")
    namespace = root.find(f"{_TEI}teiHeader/{_TEI}encodingDesc/{_TEI}tagsDecl/{_TEI}namespace")
    records = sum(1 for record in root.iterfind(f"{_TEI}standOff/*/*") if record.tag in _RECORDS)
    for measure in root.iterfind(f"{_TEI}teiHeader/{_TEI}fileDesc/{_TEI}extent/{_TEI}measure[@unit='records']"):
        measure.set("quantity", str(records))
        measure.text = f"{records} records"
    if text is None or namespace is None:
        return
    counts = Counter(str(e.tag).removeprefix(_TEI) for e in text.iter() if isinstance(e.tag, str))
    listed = {usage.get("gi", ""): usage for usage in namespace}
    for name, usage in listed.items():
        usage.set("occurs", str(counts[name]))
    template = next(iter(listed.values()), None)
    for name in sorted(counts.keys() - listed.keys()):
        if template is not None:
            usage = deepcopy(template)
            usage.set("gi", name)
            usage.set("occurs", str(counts[name]))
            namespace.append(usage)


def _state(root: etree._Element, count: int) -> None:
    revision = root.find(f"{_TEI}teiHeader/{_TEI}revisionDesc")
    if revision is not None:
        etree.SubElement(revision, f"{_TEI}change").text = _STATEMENT.format(count=count)


def _parsed(data: bytes, file: str) -> etree._Element:
    parser = etree.XMLParser(
        huge_tree=True, resolve_entities=False, no_network=True, load_dtd=False, collect_ids=False, strip_cdata=False
    )
    try:
        return etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        line, column = error.position
        said = (error.msg or "").split(", line ")[0].rstrip(". ")
        raise EditionError(finding("V01", file=file, line=line, column=column, reason=said)) from error


def _serialized(root: etree._Element) -> bytes:
    xml = etree.tostring(root, encoding="unicode").replace("\r", "&#13;")
    # Which schema it is valid by tells nothing; comments around the root may tell anything.
    models = [f"{one}\n" for one in root.itersiblings(preceding=True) if str(one).startswith("<?xml-model ")]
    return f"{XML_DECLARATION}\n{''.join(reversed(models))}{xml}\n".encode()


def _gap() -> etree._Element:
    return etree.Element(f"{_TEI}gap", reason="privacy")


def _unwrap(element: etree._Element) -> None:
    """Let the content of `element` stand in its place."""
    parent, tail = _parent(element), element.tail or ""
    children = list(element)
    if children:
        children[-1].tail = (children[-1].tail or "") + tail
        before = element.text or ""
    else:
        before = (element.text or "") + tail
    previous = element.getprevious()
    if previous is not None:
        previous.tail = (previous.tail or "") + before
    else:
        parent.text = (parent.text or "") + before
    index = parent.index(element)
    parent[index : index + 1] = children


def _within(element: etree._Element, root: etree._Element) -> bool:
    return element is root or any(ancestor is root for ancestor in element.iterancestors())


def _parent(element: etree._Element) -> etree._Element:
    parent = element.getparent()
    if parent is None:
        raise ValueError("the root of a TEI file cannot be withheld")
    return parent


def _parent_tag(element: etree._Element) -> object:
    parent = element.getparent()
    return None if parent is None else parent.tag
