"""What the tests of words share: texts divided, and hand-made division."""

import re
from pathlib import Path
from typing import TYPE_CHECKING

from lxml import etree

from tei_edition.model.words import DividedText, RunningText, Stretch
from tei_edition.tei.linguistic import encode_words
from tei_edition.tei.names import NAMESPACE
from tei_edition.tei.running_text import running_text

if TYPE_CHECKING:
    from tei_edition.annotators.words.analyser import Analyser

TEXT = f"{{{NAMESPACE}}}text"
_TEI = '<TEI xmlns="{}" xml:id="d"><teiHeader/><text><body>{}</body></text></TEI>'


def lines(content: str) -> RunningText:
    """Give `content` as a text whose stretches are its lines."""
    spans = [match.span() for match in re.finditer(r"[^\n]+", content) if match[0].strip()]
    return RunningText("d", content, tuple(Stretch("p", start, end) for start, end in spans), ())


def forms(analyser: "Analyser", content: str) -> list[list[str]]:
    """Give the tokens of each sentence of a paragraph, as the text has them."""
    stretch = Stretch("p", 0, len(content))
    divided = analyser.analyse(RunningText("d", content, (stretch,), ()))
    return [[content[token.start : token.end] for token in sentence.tokens] for sentence in divided.sentences]


def tei(body: str) -> "etree._ElementTree":
    """Give a TEI document with `body`."""
    return etree.ElementTree(etree.fromstring(_TEI.format(NAMESPACE, body).encode(), etree.XMLParser(huge_tree=True)))


def divided_file(analyser: "Analyser", tree: "etree._ElementTree") -> tuple[DividedText, "etree._ElementTree"]:
    """Divide a TEI document."""
    divided = analyser.analyse(running_text(tree, "d", "d.xml"))
    made = encode_words(tree, divided, "d.xml")
    return divided, etree.ElementTree(etree.fromstring(made, etree.XMLParser(huge_tree=True)))


def without_words(tree: "etree._ElementTree") -> bytes:
    """Give the `text` of a divided file in canonical form, without what the division put in."""
    text = tree.getroot().find(TEXT)
    assert text is not None
    etree.strip_tags(text, *(f"{{{NAMESPACE}}}{name}" for name in ("s", "w", "pc")))
    return etree.tostring(text, method="c14n")


class Paragraph:
    """A line of a file like gold.txt: the text, the spans of its tokens, and the offsets at which sentences end."""

    def __init__(self, line: str) -> None:
        self.text = re.sub("[¦‖]", "", line).replace("␣", " ")
        self.tokens: list[tuple[int, int]] = []
        self.ends: list[int] = []
        at, start = 0, None
        for mark in f"{line}‖":
            if mark in "¦‖ ":
                if start is not None:
                    self.tokens.append((start, at))
                start = None
                if mark == "‖":
                    self.ends.append(self.tokens[-1][1])
                at += mark == " "
            else:
                start = at if start is None else start
                at += 1


def gold(path: Path) -> list[Paragraph]:
    """Read such a file; lines that begin with “# ” are notes."""
    return [Paragraph(line) for line in path.read_text("utf-8").splitlines() if line and not line.startswith("# ")]


class Lemmatised(Paragraph):
    """A line of a file like lemmas.txt: such a paragraph, with a lemma for each token."""

    def __init__(self, line: str) -> None:
        super().__init__(re.sub("=[^ ¦‖]+", "", line))
        stated = (word.partition("=") for word in re.split("[¦‖ ]+", line.strip("¦‖")))
        self.lemmas = [lemma or form for form, _, lemma in stated]


def lemmatised(path: Path) -> list[Lemmatised]:
    """Read such a file; lines that begin with “# ” are notes."""
    return [Lemmatised(line) for line in path.read_text("utf-8").splitlines() if line and not line.startswith("# ")]
