"""What speaks for an entity, as the linking says it, in the languages of the interface."""

import ast
import html
import re
from collections.abc import Sequence

import pytest

from tests.sites import ROOT, built

KNOWN = [
    "the name is in the authority file",
    "the name is in a gazetteer",
    "the name is in an earlier document",
    "the name is in a gazetteer, as short",
    "the name is in the authority file, as spelling",
    "the name is in an earlier document, as variant",
    "the same bare name is in an earlier document",
    "the mention says so",
    "nobody knows the name yet",
    "one of several persons of this name in the document",
    "population 1234567",
    "3 of 12 other places are in IR",
    "near another place of the document",
    "another party is stated: “حزب”",
    "another place of origin is stated: “سقز”",
    "another occupation",
    "the document is about another country",
    "part of “نام”, which is nearest",
]


def shown(evidence: Sequence[str]) -> dict[str, list[tuple[str, str]]]:
    """What the pages of each language show of evidence: whether it is said to be English, and its words."""
    rivals = "".join(
        f'<certainty target="#person.a" match="@xml:id" locus="value" assertedValue="#person.r{number}" degree="0.5">'
        f"<desc>{html.escape(said)}</desc></certainty>"
        for number, said in enumerate(evidence)
    )
    tei = (
        '<TEI xmlns="http://www.tei-c.org/ns/1.0" xml:id="d1" xml:lang="fa"><teiHeader/><standOff><listPerson>'
        f'<person xml:id="person.a"><persName>آ</persName></person></listPerson>{rivals}</standOff>'
        '<text><body><p><persName ref="#person.a">آ</persName></p></body></text></TEI>'
    )
    files = built({"d1": tei.encode()}, languages=("fa", "en"), reference='{"elements": []}')
    return {
        language: [
            (attributes, html.unescape(words))
            for attributes, words in re.findall(
                r'<span class="evidence" dir="auto"(.*?)>(.*?)</span>', files[path].decode()
            )
        ]
        for language, path in (("fa", "entities/person.a.html"), ("en", "en/entities/person.a.html"))
    }


def patterns() -> list[str]:
    """What the linking writes with a name in quotation marks, every value being 3."""
    found = set()
    for module in (ROOT / "src" / "tei_edition" / "linking").glob("*.py"):
        for node in ast.walk(ast.parse(module.read_text("utf-8"))):
            if isinstance(node, ast.JoinedStr):
                parts = (part.value if isinstance(part, ast.Constant) else "3" for part in node.values)
                found.add("".join(map(str, parts)))
    return sorted(pattern for pattern in found if "“" in pattern)


@pytest.mark.parametrize("evidence", [KNOWN, patterns()], ids=["sentences", "patterns"])
def test_what_the_linking_says_is_said_in_the_language_of_the_interface(evidence):
    assert len(evidence) > 10
    # A dozen rivals are shown of an entity.
    for some in (evidence[start : start + 12] for start in range(0, len(evidence), 12)):
        pages = shown(some)
        assert sorted(("", said) for said in some) == sorted(pages["en"])
        assert len(some) == len(pages["fa"])
        for attributes, words in pages["fa"]:
            assert not attributes
            assert not re.search("[A-Za-z0-9{}]", words.replace("IR", "")), words


def test_its_parts_are_joined_and_its_values_are_said_too():
    (said,) = shown(["the name is in a gazetteer, as short; population 8693706; 3 of 12 other places are in IR"])["fa"]
    assert said == (
        "",
        "نام، به‌صورت نام کوتاه، در یک فرهنگ جغرافیایی هست؛ جمعیت ۸۶۹۳۷۰۶؛ ۳ جا از ۱۲ جای دیگر در IR است",
    )


@pytest.mark.parametrize(
    "evidence", ["A note of an editor.", "another occupation; his brother says so", "نظر ویراستار"]
)
def test_what_somebody_else_wrote_is_shown_as_it_stands(evidence):
    assert {"fa": [(' lang="en"', evidence)], "en": [(' lang="en"', evidence)]} == shown([evidence])
