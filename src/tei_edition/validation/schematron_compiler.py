"""From ISO Schematron (ISO/IEC 19757-3) to one XSLT 3.0 style sheet, which walks over a document once.

Read are `ns`, `let`, `pattern` (abstract ones and their instances), `rule` (abstract ones and `extends`), `assert`,
`report`, `value-of`, `name`, `diagnostics`, `phase`, and of XSLT `function` and `key`. What would read another file
(`include`, `extends/@href`, `pattern/@documents`) is refused, as is every element that is not known: a rule that was
skipped in silence would be a promise not kept.

All patterns share one mode. Of each pattern a node meets the first rule whose context it matches; so the templates are
ordered by pattern and rule, and one that was applied tells the next by a parameter which pattern is done.
"""

import re
from collections.abc import Iterator, Sequence
from copy import deepcopy
from dataclasses import dataclass, field
from typing import Any

from lxml import etree

SCHEMATRON = "{http://purl.oclc.org/dsdl/schematron}"
XSLT = "{http://www.w3.org/1999/XSL/Transform}"
XML_LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"

ALL_PHASES = "#ALL"

_OWN = "urn:tei-edition:schematron"
_BINDINGS = frozenset({"xslt", "xslt2", "xslt3"})
_PROSE = frozenset(SCHEMATRON + name for name in ("title", "p", "properties", "diagnostics", "phase", "ns"))
_TEXT_ONLY = frozenset(SCHEMATRON + name for name in ("emph", "dir", "span"))
_EXPRESSIONS = ("context", "test", "value", "select", "path", "subject")
_LEVELS = {
    **dict.fromkeys(("warning", "warn", "caution"), "warning"),
    **dict.fromkeys(("info", "information", "note", "hint"), "note"),
}


class SchematronError(Exception):
    """The schema cannot be compiled; the message has no full stop, `line` is the schema's."""

    def __init__(self, reason: str, node: Any) -> None:
        super().__init__(reason)
        self.line = int(node.sourceline or 0)


@dataclass(frozen=True, slots=True)
class Wording:
    """What one of the texts of an assertion is, and its language (BCP 47), or nothing where none is stated."""

    is_remedy: bool
    language: str


@dataclass(frozen=True, slots=True)
class Assertion:
    """An assertion or a report: its id (or its number), its level, and what its texts are, in their order."""

    identifier: str
    level: str
    wordings: tuple[Wording, ...]


@dataclass(frozen=True, slots=True)
class Compiled:
    """A style sheet and the assertions that its output refers to by number.

    The output is `findings/failure[@assertion][@place]`: `place` is the number of the element in the document,
    the root being 1. A failure holds a `text` for each wording, or, where the test could not be evaluated, one `error`.
    """

    stylesheet: str
    assertions: tuple[Assertion, ...]


def compile_schema(schema: etree._Element, phase: str = "") -> Compiled:
    """Compile the element `schema`; `phase` is the id of a phase, “#ALL”, or nothing for the schema's default.

    Raises `SchematronError`. That its expressions are right is for the XSLT processor to find.
    """
    return _Compiler(schema, phase).compile()


@dataclass(slots=True)
class _Compiler:
    schema: etree._Element
    phase: str
    output: etree._Element = field(init=False)
    assertions: list[Assertion] = field(default_factory=list)
    diagnostics: dict[str, etree._Element] = field(default_factory=dict)
    abstract_rules: dict[str, etree._Element] = field(default_factory=dict)

    def compile(self) -> Compiled:
        self._check()
        prefixes = _namespaces(self.schema)
        for node in self.schema.iterchildren(SCHEMATRON + "ns"):
            prefixes[node.get("prefix") or ""] = node.get("uri") or ""
        self.output = etree.Element(
            XSLT + "stylesheet",
            {"version": "3.0", "exclude-result-prefixes": "#all"},
            nsmap={**prefixes, "xsl": XSLT[1:-1], "own": _OWN},
        )
        self._frame()
        self.diagnostics = {node.get("id", ""): node for node in self.schema.iter(SCHEMATRON + "diagnostic")}
        self.abstract_rules = {
            rule.get("id", ""): rule for rule in self.schema.iter(SCHEMATRON + "rule") if rule.get("abstract") == "true"
        }
        patterns, variables = self._active()
        for node in self.schema:
            if node.tag == SCHEMATRON + "let":
                self.output.append(_variable(node))
            elif node.tag in (XSLT + "function", XSLT + "key"):
                self.output.append(deepcopy(node))
        self.output.extend(_variable(node) for node in variables)
        rules_of = [(pattern, list(self._rules(pattern))) for pattern in patterns]
        priority = sum(len(rules) for _, rules in rules_of)
        for number, (pattern, rules) in enumerate(rules_of, 1):
            for rule in rules:
                self.output.append(self._template(pattern, rule, number, priority))
                priority -= 1
        return Compiled(etree.tostring(self.output, encoding="unicode"), tuple(self.assertions))

    def _check(self) -> None:
        if self.schema.tag != SCHEMATRON + "schema":
            raise SchematronError("its root element is not “schema” of ISO Schematron", self.schema)
        binding = self.schema.get("queryBinding", "xslt")
        if binding.lower() not in _BINDINGS:
            raise SchematronError(f"its query binding is “{binding}”, not xslt3, xslt2 or xslt", self.schema)
        known = _PROSE | {SCHEMATRON + "let", SCHEMATRON + "pattern", XSLT + "function", XSLT + "key"}
        for node in self.schema.iterchildren(etree.Element):
            if node.tag not in known:
                raise _unknown(node)
        for node in self.schema.iter(SCHEMATRON + "include", SCHEMATRON + "extends", SCHEMATRON + "pattern"):
            if node.tag == SCHEMATRON + "include" or node.get("href") or node.get("documents"):
                raise SchematronError(f"“{etree.QName(node).localname}” here reads another file", node)

    def _frame(self) -> None:
        """Add what every style sheet has: the walk, and the place of a node."""
        etree.SubElement(self.output, XSLT + "output", {"method": "xml", "omit-xml-declaration": "yes", "indent": "no"})
        root = etree.SubElement(self.output, XSLT + "template", {"match": "/"})
        findings = etree.SubElement(root, "findings")
        etree.SubElement(findings, XSLT + "apply-templates", {"select": ".", "mode": "own:rules"})
        walk = etree.SubElement(self.output, XSLT + "template", {"match": ".", "mode": "own:rules", "priority": "0"})
        etree.SubElement(walk, XSLT + "apply-templates", {"select": "@*, node()", "mode": "own:rules"})
        etree.SubElement(self.output, XSLT + "mode", {"use-accumulators": "own:number"})
        # Saxon counts once a document, and only where it is asked: steps from the root would be counted for each place.
        number = etree.SubElement(self.output, XSLT + "accumulator", {"name": "own:number", "initial-value": "0"})
        etree.SubElement(number, XSLT + "accumulator-rule", {"match": "*", "select": "$value + 1"})
        place = etree.SubElement(self.output, XSLT + "function", {"name": "own:place"})
        etree.SubElement(place, XSLT + "param", {"name": "node"})
        element = "($node/ancestor-or-self::*[1], root($node)/*)[1]"
        counted = f"{element}/accumulator-before('own:number')"
        etree.SubElement(place, XSLT + "sequence", {"select": counted})

    def _active(self) -> tuple[list[etree._Element], list[etree._Element]]:
        """Give the patterns of the phase, abstract ones put in place, and the variables that the phase adds."""
        patterns = [node for node in self.schema.iterchildren(SCHEMATRON + "pattern") if node.get("abstract") != "true"]
        chosen = self.phase or self.schema.get("defaultPhase", ALL_PHASES)
        if chosen == ALL_PHASES:
            return [self._instance(pattern) for pattern in patterns], []
        phases = {node.get("id"): node for node in self.schema.iterchildren(SCHEMATRON + "phase")}
        if chosen not in phases:
            raise SchematronError(f"it has no phase “{chosen}”", self.schema)
        active = {node.get("pattern") for node in phases[chosen].iterchildren(SCHEMATRON + "active")}
        variables = list(phases[chosen].iterchildren(SCHEMATRON + "let"))
        return [self._instance(pattern) for pattern in patterns if pattern.get("id") in active], variables

    def _instance(self, pattern: etree._Element) -> etree._Element:
        """Give the abstract pattern that `pattern` is an instance of, with its parameters put in place."""
        name = pattern.get("is-a")
        if name is None:
            return pattern
        abstract = next(
            (
                node
                for node in self.schema.iterchildren(SCHEMATRON + "pattern")
                if node.get("id") == name and node.get("abstract") == "true"
            ),
            None,
        )
        if abstract is None:
            raise SchematronError(f"there is no abstract pattern “{name}”", pattern)
        values = {node.get("name"): node.get("value") or "" for node in pattern.iterchildren(SCHEMATRON + "param")}
        made = deepcopy(abstract)
        if not values:
            return made
        # The longest name first, so that $element is not read as $el and “ement”.
        names = "|".join(re.escape(key or "") for key in sorted(values, key=lambda key: -len(key or "")))
        for node in made.iter(etree.Element):
            for attribute in _EXPRESSIONS:
                stated = node.get(attribute)
                if stated is not None:
                    node.set(attribute, re.sub(rf"\$({names})(?![\w.-])", lambda match: values[match[1]], stated))
        return made

    def _rules(self, pattern: etree._Element) -> Iterator[etree._Element]:
        for node in pattern.iterchildren(etree.Element):
            if node.tag == SCHEMATRON + "rule":
                if node.get("abstract") != "true":
                    yield node
            elif node.tag not in _PROSE | {SCHEMATRON + "let", SCHEMATRON + "param"}:
                raise _unknown(node)

    def _template(self, pattern: etree._Element, rule: etree._Element, number: int, priority: int) -> etree._Element:
        context = rule.get("context")
        if context is None:
            raise SchematronError("a rule has no context", rule)
        template = etree.Element(
            XSLT + "template",
            {"match": context, "mode": "own:rules", "priority": str(priority)},
            nsmap=_namespaces(rule),
        )
        etree.SubElement(template, XSLT + "param", {"name": "own:done", "select": "0"})
        body = etree.SubElement(template, XSLT + "if", {"test": f"$own:done ne {number}"})
        for node in pattern.iterchildren(SCHEMATRON + "let"):
            body.append(_variable(node, at_root=True))
        for node in self._parts(rule):
            if node.tag == SCHEMATRON + "let":
                body.append(_variable(node))
            elif node.tag in (SCHEMATRON + "assert", SCHEMATRON + "report"):
                body.append(self._test(pattern, rule, node))
            elif node.tag not in _PROSE:
                raise _unknown(node)
        again = etree.SubElement(template, XSLT + "next-match")
        etree.SubElement(again, XSLT + "with-param", {"name": "own:done", "select": str(number)})
        return template

    def _parts(self, rule: etree._Element, within: Sequence[str] = ()) -> Iterator[etree._Element]:
        """Give the children of a rule, those of the abstract rules that it extends in their place."""
        for node in rule.iterchildren(etree.Element):
            if node.tag != SCHEMATRON + "extends":
                yield node
                continue
            name = node.get("rule") or ""
            if name not in self.abstract_rules or name in within:
                raise SchematronError(f"there is no abstract rule “{name}” to extend", node)
            yield from self._parts(self.abstract_rules[name], (*within, name))

    def _test(self, pattern: etree._Element, rule: etree._Element, node: etree._Element) -> etree._Element:
        """Give the instruction that writes a failure where `node` says that there is one."""
        test = node.get("test")
        if test is None:
            raise SchematronError("an assertion has no test", node)
        number = len(self.assertions)
        texts, wordings = self._wordings(node)
        role = node.get("role") or rule.get("role") or pattern.get("role") or "error"
        self.assertions.append(
            Assertion(node.get("id") or str(number + 1), _LEVELS.get(role.lower(), "error"), wordings)
        )
        subject = node.get("subject") or rule.get("subject") or "."
        attributes = {"assertion": str(number), "place": f"{{own:place((({subject}), .)[1])}}"}
        # A test that cannot be evaluated is a finding: outside a try, Saxon would stop, and write to stderr.
        attempt = etree.Element(XSLT + "try", nsmap=_namespaces(node))
        holds = f"not(({test}))" if node.tag == SCHEMATRON + "assert" else f"({test})"
        failure = etree.SubElement(etree.SubElement(attempt, XSLT + "if", {"test": holds}), "failure", attributes)
        failure.extend(texts)
        attributes = {"assertion": str(number), "place": "{own:place(.)}"}
        failure = etree.SubElement(etree.SubElement(attempt, XSLT + "catch"), "failure", attributes)
        error = etree.SubElement(failure, "error")
        namespaces = {"err": "http://www.w3.org/2005/xqt-errors"}
        etree.SubElement(error, XSLT + "value-of", {"select": "$err:description"}, nsmap=namespaces)
        return attempt

    def _wordings(self, node: etree._Element) -> tuple[list[etree._Element], tuple[Wording, ...]]:
        """Give the texts of an assertion and of its diagnostics, and what each is."""
        sources = [(node, False)]
        for name in (node.get("diagnostics") or "").split():
            if name not in self.diagnostics:
                raise SchematronError(f"there is no diagnostic “{name}”", node)
            # A diagnostic tells what to do, unless it says that it is the message in another language.
            sources.append((self.diagnostics[name], self.diagnostics[name].get("role") != "message"))
        texts = [_text(source) for source, _ in sources]
        return texts, tuple(Wording(is_remedy, _language(source)) for source, is_remedy in sources)


def _namespaces(node: etree._Element) -> dict[str, str]:
    """Give the prefixes that expressions on `node` can use; a default namespace is not for them."""
    return {prefix: uri for prefix, uri in node.nsmap.items() if prefix}


def _variable(node: etree._Element, *, at_root: bool = False) -> etree._Element:
    """Give the variable that `let` declares; the value of one of a pattern is that at the root of the document."""
    name, value = node.get("name"), node.get("value")
    if name is None:
        raise SchematronError("a “let” has no name", node)
    variable = etree.Element(XSLT + "variable", {"name": name}, nsmap=_namespaces(node))
    if node.get("as") or at_root:
        variable.set("as", node.get("as") or "item()*")
    if value is None:
        variable.extend(deepcopy(child) for child in node)
        variable.text = node.text
    elif at_root:
        there = etree.SubElement(variable, XSLT + "for-each", {"select": "root()"})
        etree.SubElement(there, XSLT + "sequence", {"select": value})
    else:
        variable.set("select", value)
    return variable


def _text(source: etree._Element) -> etree._Element:
    """Give the instructions that write the text of `source`, what it computes included."""
    text = etree.Element("text", nsmap=_namespaces(source))
    _add_text(source, text)
    return text


def _add_text(source: etree._Element, text: etree._Element) -> None:
    if source.text:
        etree.SubElement(text, XSLT + "text").text = source.text
    for child in source:
        if child.tag == SCHEMATRON + "value-of":
            etree.SubElement(text, XSLT + "value-of", {"select": child.get("select") or "."}, nsmap=_namespaces(child))
        elif child.tag == SCHEMATRON + "name":
            etree.SubElement(text, XSLT + "value-of", {"select": f"name({child.get('path') or '.'})"})
        elif child.tag in _TEXT_ONLY:
            _add_text(child, text)
        elif isinstance(child.tag, str):
            raise _unknown(child)
        if child.tail:
            etree.SubElement(text, XSLT + "text").text = child.tail


def _language(node: etree._Element) -> str:
    stated = (scope.get(XML_LANGUAGE) for scope in (node, *node.iterancestors()))
    return next((language for language in stated if language is not None), "")


def _unknown(node: etree._Element) -> SchematronError:
    return SchematronError(f"the element “{etree.QName(node).localname}” is not read here", node)
