"""What every reader of text reports about single characters."""

from collections import Counter

from tei_edition.model import UNHOLDABLE, Encoding, Finding, Source, Text, finding


def unholdable(source: Source, text: Text) -> tuple[Finding, ...]:
    """Report the characters that XML cannot hold, once, at the first, and an encoding that is not certain.

    A form feed is reported by nobody: it is a page break, and known as one.
    """
    findings = []
    counts = Counter(UNHOLDABLE.findall(text.content))
    counts.pop("\f", None)
    if counts:
        first = min(text.content.index(character) for character in counts)
        line, column = text.position(first)
        characters = ", ".join(f"U+{ord(character):04X}" for character in sorted(counts))
        findings.append(
            finding("R01", file=source.name, line=line, column=column, count=counts.total(), characters=characters)
        )
    findings.extend(uncertain(source.name, source.encoding))
    return tuple(findings)


def uncertain(name: str, encoding: Encoding) -> tuple[Finding, ...]:
    """Report an encoding that was told from evidence that can mislead."""
    if encoding.certain:
        return ()
    return (finding("R02", file=name, encoding=encoding.codec, evidence=encoding.evidence),)
