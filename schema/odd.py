"""The customisation as a TEI ODD: which modules and elements, which attributes, which values, and the rules.

What TEI itself has is known from `tei.json`: the attributes of each element, by the class that gives them. What the
schema does not allow is deleted at the class where no element has it, else at the element.
"""

# ruff: noqa: INP001 (a module beside a script, no package)

from collections.abc import Iterator, Mapping
from copy import deepcopy
from typing import Any

from lxml import etree
from lxml.builder import ElementMaker
from vocabulary import RELAXNG, Element

TEI = "http://www.tei-c.org/ns/1.0"
SCHEMATRON = "{http://purl.oclc.org/dsdl/schematron}"
XML = "{http://www.w3.org/XML/1998/namespace}"

# The modules of TEI, and which of the schema's elements are theirs (Guidelines, appendix C).
MODULES = {
    "header": """
        teiHeader fileDesc titleStmt editionStmt edition extent publicationStmt idno availability licence seriesStmt
        sourceDesc encodingDesc projectDesc editorialDecl correction normalization punctuation hyphenation quotation
        segmentation stdVals interpretation tagsDecl namespace tagUsage refsDecl citeStructure appInfo application
        classDecl taxonomy category catDesc profileDesc creation langUsage language calendarDesc calendar textClass
        catRef revisionDesc change listPrefixDef prefixDef keywords
    """,
    "core": """
        title author editor respStmt resp name measure publisher pubPlace date p bibl biblScope note desc label ptr head
        list item quote milestone sp speaker lg l address addrLine lb pb cb hi ref graphic email num gap listBibl q term
    """,
    "textstructure": "TEI text body div opener closer byline dateline salute signed postscript",
    "gaiji": "charDecl char unicodeProp mapping g",
    "namesdates": """
        persName placeName orgName listPerson person listPlace place listOrg org listRelation relation location geo
        roleName forename surname addName country region settlement state event listEvent birth death occupation
        affiliation
    """,
    "figures": "figure table row cell",
    "linking": "ab seg standOff listAnnotation",
    "transcr": "fw",
    "corpus": "particDesc",
    "certainty": "certainty",
}

# A title and paragraphs, which an empty line divides.
_PROSE = {
    "en": """
        A strict customisation of TEI P5 for digital editions of Persian sources

        This is the customisation that tei-edition validates by: what its encoder writes, and nothing else. The text of
        a source stands in it once, character by character; what was recognised or tagged says how surely (@cert) and
        by whom (@resp).

        It is generated from the schema in RELAX NG compact syntax, which is narrower still: there the order of elements
        is fixed too, and each datatype has its own constraints. What neither can say stands here as constraints in ISO
        Schematron (query binding xslt3), with remedies in English and Persian.
    """,
    "fa": """
        سفارشی‌سازی سخت‌گیرانه‌ای از TEI P5 برای ویرایش‌های دیجیتال متن‌های فارسی

        این همان سفارشی‌سازی‌ای است که tei-edition پرونده‌ها را با آن می‌سنجد: آنچه کدگذار آن می‌نویسد و نه چیز دیگر.
        متن منبع نویسه به نویسه یک بار در آن آمده است؛ هرچه بازشناخته یا نشانه‌گذاری شده، می‌گوید با چه اطمینانی (@cert)
        و به دست چه کسی (@resp).

        این پرونده از طرح‌وارهٔ RELAX NG ساخته می‌شود که از آن هم تنگ‌تر است: در آن ترتیب عنصرها هم ثابت است و هر نوع
        داده محدودیت‌های خودش را دارد. آنچه هیچ‌یک نمی‌تواند بگوید به زبان ISO Schematron (با xslt3) و با راهنمایی به
        فارسی و انگلیسی در همین‌جا آمده است.
    """,
}

_E = ElementMaker(namespace=TEI, nsmap={None: TEI})

type Facts = Mapping[str, Mapping[str, list[str]]]
"""For each element of TEI, the attributes that each class gives it; those of its own under its own name."""


def odd(elements: Mapping[str, Element], facts: Facts, rules: etree._Element, version: str) -> etree._Element:
    """Give the ODD of `elements`, with `rules` as its constraints, for the version of TEI that `facts` are of.

    Raises `KeyError` where an element is in no module, or in no facts.
    """
    modules = {name: module for module, names in MODULES.items() for name in names.split()}
    unknown = [name for name in elements if name not in modules or name not in facts]
    if unknown:
        raise KeyError(", ".join(unknown))
    spec = _E.schemaSpec(ident="tei_edition", start="TEI", prefix="tei_", docLang="en", source=f"tei:{version}")
    spec.append(_E.moduleRef(key="tei"))
    for module in MODULES:
        included = [name for name in elements if modules[name] == module]
        if included:
            spec.append(_E.moduleRef(key=module, include=" ".join(included)))
    spec.extend(_classes(elements, facts))
    spec.extend(_element(element, facts, elements, modules[element.name]) for element in elements.values())
    spec.extend(_constraints(rules))
    return _document(spec)


def _classes(elements: Mapping[str, Element], facts: Facts) -> Iterator[etree._Element]:
    """Give what is deleted of classes of attributes: what no element has."""
    for name, given in _given(elements, facts).items():
        unused = [attribute for attribute in given if not _used(name, attribute, elements, facts)]
        if len(unused) == len(given):
            yield _E.classSpec(ident=name, type="atts", mode="delete")
        elif unused:
            definitions = [_E.attDef(ident=attribute, mode="delete") for attribute in unused]
            yield _E.classSpec(_E.attList(*definitions), ident=name, type="atts", mode="change")


def _given(elements: Mapping[str, Element], facts: Facts) -> dict[str, list[str]]:
    """Give the classes of attributes that any of the elements has, and what each gives."""
    classes: dict[str, dict[str, None]] = {}
    for name in elements:
        for source, attributes in facts[name].items():
            if source != name:
                classes.setdefault(source, {}).update(dict.fromkeys(attributes))
    return {name: sorted(attributes) for name, attributes in sorted(classes.items())}


def _used(source: str, attribute: str, elements: Mapping[str, Element], facts: Facts) -> bool:
    return any(attribute in element.attributes for element in elements.values() if source in facts[element.name])


def _element(element: Element, facts: Facts, elements: Mapping[str, Element], module: str) -> etree._Element:
    definitions = [
        _E.attDef(ident=attribute, mode="delete")
        for source, attributes in facts[element.name].items()
        for attribute in attributes
        if attribute not in element.attributes and (source == element.name or _used(source, attribute, elements, facts))
    ]
    for attribute in element.attributes.values():
        definition = _E.attDef(ident=attribute.name, mode="change", usage="req" if attribute.is_required else "opt")
        if attribute.sentence:
            definition.append(_description(attribute.sentence))
        if attribute.values:
            values = [_E.valItem(ident=value) for value in attribute.values]
            kind = "semi" if attribute.is_open else "closed"
            definition.append(_E.valList(*values, type=kind, mode="replace"))
        definitions.append(definition)
    spec = _E.elementSpec(ident=element.name, module=module, mode="change")
    if element.sentences:
        spec.append(_description(" ".join(element.sentences)))
    if definitions:
        spec.append(_E.attList(*definitions))
    return spec


def _description(sentence: str) -> etree._Element:
    return _E.desc(sentence, {f"{XML}lang": "en"})


def _constraints(rules: etree._Element) -> Iterator[etree._Element]:
    """Give the rules, each pattern in a constraint of its own; what all need stands in the first."""
    shared = [node for node in rules if isinstance(node.tag, str) and _is_shared(node)]
    yield _constraint("shared", shared)
    diagnostics = {node.get("id"): node for node in rules.iter(SCHEMATRON + "diagnostic")}
    for pattern in rules.iterchildren(SCHEMATRON + "pattern"):
        yield _constraint(pattern.get("id") or "", [pattern])
    yield _constraint("diagnostics", list(rules.iterchildren(SCHEMATRON + "diagnostics")) if diagnostics else [])


def _is_shared(node: etree._Element) -> bool:
    return node.tag not in (SCHEMATRON + "title", SCHEMATRON + "pattern", SCHEMATRON + "diagnostics")


def _constraint(identifier: str, nodes: list[etree._Element]) -> etree._Element:
    constraint = _E.constraint()
    for node in nodes:
        copied = deepcopy(node)
        copied.tail = None
        constraint.append(copied)
    return _E.constraintSpec(constraint, ident=identifier, scheme="schematron")


def _document(spec: etree._Element) -> etree._Element:
    prose = {
        language: [" ".join(paragraph.split()) for paragraph in text.split("\n\n")] for language, text in _PROSE.items()
    }
    titles = [_E.title(paragraphs[0], {f"{XML}lang": language}) for language, paragraphs in prose.items()]
    licence = _E.licence("MIT", target="https://opensource.org/license/mit")
    header = _E.teiHeader(
        _E.fileDesc(
            _E.titleStmt(*titles),
            _E.publicationStmt(_E.publisher("tei-edition"), _E.availability(licence)),
            _E.sourceDesc(_E.p("Generated from the RELAX NG schema tei_edition.rnc and the rules tei_edition.sch.")),
        )
    )
    divisions = [
        _E.div(_E.head(title), *map(_E.p, paragraphs), {f"{XML}lang": language})
        for language, (title, *paragraphs) in prose.items()
    ]
    specification = _E.div(_E.head("Specification"), spec)
    return _E.TEI(header, _E.text(_E.body(*divisions, specification)), {f"{XML}lang": "en"})


def tei_facts(tei_all: etree._Element) -> dict[str, dict[str, list[str]]]:
    """Read from the grammar of all of TEI which attributes each element has, by the class that gives them."""
    definitions: dict[Any, etree._Element] = {node.get("name"): node for node in tei_all.iter(RELAXNG + "define")}
    facts: dict[str, dict[str, list[str]]] = {}
    for definition in definitions.values():
        element = definition.find(RELAXNG + "element")
        if element is None:
            continue
        found: dict[str, list[str]] = {}
        for attribute in _attributes(element, definitions):
            holder = next(attribute.iterancestors(RELAXNG + "define")).get("name") or ""
            source = holder.partition(".attribute.")[0] if ".attribute." in holder else element.get("name") or ""
            name = attribute.get("name") or ""
            if name not in found.setdefault(source, []):
                found[source].append(name)
        facts[element.get("name") or ""] = {source: sorted(names) for source, names in sorted(found.items())}
    return facts


def _attributes(node: etree._Element, definitions: dict[Any, etree._Element]) -> Iterator[etree._Element]:
    for part in node.iterchildren(RELAXNG + "*"):
        if part.tag == RELAXNG + "attribute":
            yield part
        elif part.tag == RELAXNG + "ref":
            # A class of attributes, or an element: what an element holds is not followed.
            target = definitions[part.get("name")]
            if (part.get("name") or "").startswith("att.") and target.find(RELAXNG + "element") is None:
                yield from _attributes(target, definitions)
        elif part.tag != RELAXNG + "element":
            yield from _attributes(part, definitions)
