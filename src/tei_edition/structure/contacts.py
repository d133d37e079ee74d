"""Contact data: e-mail and web addresses, telephone numbers, postal addresses.

A number is a telephone number where a word before it on its line, or the line before, says so, or where it begins
with an international prefix. An account number, which has such a word of its own, is none.
"""

import re
from collections.abc import Iterator

from tei_edition.model import Recognition, Span
from tei_edition.structure.lexicon import NO_LETTER_AFTER, NO_LETTER_BEFORE, VERB_AT_END, alternatives, may_hold_date
from tei_edition.structure.passages import Anatomy, Line

_EMAIL = re.compile(r"[A-Za-z0-9._%+-]{1,64}@[A-Za-z0-9](?:[A-Za-z0-9_-]{0,62}\.)+[A-Za-z]{2,12}")
_URL = re.compile(
    r"(?:https?://|www\.)(?:[^\s<>\"'«»(){}\[\]،؛؟|\\^`\u0600-\u06ff]"
    r"|(?<=[/_=-])[\u0620-\u06d3\u200c]{2,}(?=[/_=?#&.,\s)»-]|\Z))+",
    re.IGNORECASE,
)
"""Persian letters belong to it where they are a part of its path; a word that follows without a space does not."""
_NUMBER = re.compile(r"(?<![\w.])(?:\+ ?|\(\+?)?\d[\d \-()/.]{4,24}\d(?![\w])")
_DIGITS = re.compile(r"\d[\d \-()/.]{4}")
_CALLED = re.compile(
    rf"{NO_LETTER_BEFORE}(?:{alternatives('تلفن', 'تلفکس', 'فاکس', 'موبایل', 'همراه', 'تماس', 'دورنگار', 'نمابر', 'پیامگیر', 'واتساپ', 'تل', 'سیگنال', 'تلگرام')}"
    rf"|tel|fax|phone|mobile){NO_LETTER_AFTER}",
    re.IGNORECASE,
)
_ACCOUNT = re.compile(
    rf"{alternatives('حساب', 'شبا', 'گیرو', 'جیرو', 'پست گ', 'صندوق', 'کد پستی', 'شناسه', 'بانک')}|konto|giro|iban|box|postfach|bic",
    re.IGNORECASE,
)
_NUMBERED_ACCOUNT = re.compile(
    rf"(?:{alternatives('حساب', 'شبا', 'گیرو', 'جیرو', 'پست گ')}|konto|giro|iban)[^\d]{{0,24}}\Z", re.IGNORECASE
)
_ADDRESSED = re.compile(rf"{NO_LETTER_BEFORE}(?:ادرس|نشانی)(?: [^\W\d_]+){{0,4}} ?:(?! ?//)")
_NEXT_ADDRESS = re.compile(
    rf" ?[-،؛/|]? ?(?:{_ADDRESSED.pattern}|{NO_LETTER_BEFORE}(?:تلفن|فاکس|تلفکس|ایمیل|ای میل|رایانامه|سایت)(?: [^\W\d_]+)? ?:)"
)
_ADDRESS_WORDS = (
    "ادرس",
    "نشانی",
    "پلاک",
    "صندوق",
    "خیابان",
    "میدان",
    "بلوار",
    "جاده",
    "کوچه",
    "box",
    "postfach",
    "boks",
    "postbus",
    "bp",
    "cp",
    "c.p",
    "b.p",
    "c/o",
)
"""Without one of them no address is looked for."""
_BOX = re.compile(
    r"\b(?:p\.? ?o\.? ?box|box|post ?boks|post ?box|postbus|postfach|b\.?p\.?|c\.?p\.?|c/o) ?\.? ?\d+|صندوق ?پستی",
    re.IGNORECASE,
)
_HOUSE = re.compile(
    rf"{NO_LETTER_BEFORE}(?:خیابان|کوچه|میدان|بلوار|جاده) [^.:؛!؟\n]{{2,70}}?(?:پلاک|شماره) ?\d{{1,4}}"
    r"(?: ?، ?(?:طبقه|واحد|صندوق ?پستی|کد ?پستی)[^.،؛\n]{1,24})*"
)
"""A street and the number of a house, wherever they stand."""
_STREET = re.compile(r"(?:[^\W\d_]{2,14} ?، ?)?(?:خیابان|بلوار|کوچه|جاده) [^،.:؛!؟]{2,30}(?: ?، ?[^،.:؛!؟]{2,30}){1,3}")
_HOUR = re.compile(r"ساعت|شنبه|جمعه")
_WITHOUT_DIGITS = str.maketrans("", "", "0123456789")
_CLAUSE = re.compile(r" ?[.؛!؟](?= |\Z)")
_LONGEST = 160
_BY_NUMBER = re.compile(r"(?:با|به) شماره(?: ?ی)?(?: زیر)?:? ?\Z")
_TO_CALL = 40
"""Code points after a number in which it is said that it is to be called."""
_LABEL_ONLY = re.compile(r":\Z")


def recognise(anatomy: Anatomy) -> Iterator[Recognition]:
    """Find contact data. Linear."""
    found = [*_emails(anatomy.content), *_urls(anatomy.content)]
    yield from found
    taken = [r.span for r in found]
    addresses = list(_addresses(anatomy, {span.start for span in taken}))
    yield from addresses
    inside = sorted([*taken, *(r.span for r in addresses)], key=lambda span: span.start)
    yield from _telephones(anatomy, inside)


def _emails(content: str) -> Iterator[Recognition]:
    at, passed = content.find("@"), 0
    while at >= 0:
        match = _EMAIL.search(content, max(passed, at - 64), min(len(content), at + 200))
        if match and match.start() <= at < match.end():
            yield Recognition("email", Span(*match.span()), 0.98, "the shape of an e-mail address")
            passed = match.end()
        at = content.find("@", max(at + 1, passed))


def _urls(content: str) -> Iterator[Recognition]:
    if "://" not in content and "www." not in content.lower():
        return
    for match in _URL.finditer(content):
        address = match[0].rstrip(".:-!")
        if "." in address and len(address) > 6:
            target = address if "://" in address else f"https://{address}"
            span = Span(match.start(), match.start() + len(address))
            yield Recognition("web-address", span, 0.98, "the shape of a web address", (("target", target),))


def _telephones(anatomy: Anatomy, taken: list[Span]) -> Iterator[Recognition]:
    position = 0
    text = anatomy.text
    for match in _numbers(text):
        start, end = match.span()
        while position < len(taken) and taken[position].end <= start:
            position += 1
        if position < len(taken) and taken[position].start < end:
            continue
        digits = "".join(c for c in match[0] if c.isdecimal())
        if not 6 <= len(digits) <= 15:
            continue
        line_start = text.rfind("\n", max(0, start - 80), start) + 1 or max(0, start - 80)
        before = text[line_start:start]
        previous = text[max(0, line_start - 40) : line_start].strip()
        called = list(_CALLED.finditer(before))
        account = list(_ACCOUNT.finditer(before))
        if account and _NUMBERED_ACCOUNT.search(before) and not called:
            yield Recognition("account", Span(start, end), 0.85, "a number after a word for an account")
            continue
        if account and (not called or account[-1].start() > called[-1].start()):
            continue
        international = match[0].startswith(("+", "(+", "00")) and len(digits) >= 9
        if called and start - line_start - called[-1].end() < 40:
            certainty, evidence = 0.95, "a number after a word for a telephone"
        elif not before.strip(" -*•·:") and _CALLED.search(previous.rpartition("\n")[2]):
            certainty, evidence = 0.9, "a number on the line after a word for a telephone"
        elif _BY_NUMBER.search(before) and _CALLED.search(text, end, end + _TO_CALL):
            certainty, evidence = 0.9, "a number with words that ask to call it"
        elif international:
            certainty, evidence = 0.8, "a number with an international prefix"
        else:
            continue
        yield Recognition("telephone", Span(start, end), certainty, evidence, (("target", _target(match[0], digits)),))


def _numbers(text: str) -> Iterator[re.Match[str]]:
    """Find what has the shape of a number, from left to right: it is tried only where digits are."""
    passed = 0
    while digits := _DIGITS.search(text, passed):
        first = digits.start()
        tried = (_NUMBER.match(text, place) for place in range(max(passed, first - 2), first + 1))
        match = next((found for found in tried if found), None)
        if match:
            yield match
        passed = match.end() if match else first + 1


def _target(written: str, digits: str) -> str:
    if written.lstrip("( ").startswith("+"):
        return f"tel:+{digits}"
    return f"tel:+{digits[2:]}" if digits.startswith("00") else f"tel:{digits}"


def _addresses(anatomy: Anatomy, taken: set[int]) -> Iterator[Recognition]:
    """Find postal addresses: what follows the word, a box with its neighbours in one short passage, a street and house."""
    lowered = anatomy.text.lower()
    if not any(word in lowered for word in _ADDRESS_WORDS):
        return
    done = -1
    for line in anatomy.lines:
        lowered = line.text.lower()
        if line.start < done or not any(word in lowered for word in _ADDRESS_WORDS):
            continue
        index = line.index
        labelled = [
            address
            for address in _labelled(line, in_text=not line.short or len(line) > _LONGEST)
            if address.span.start not in taken
        ]
        if not labelled:
            labelled = list(_houses(line))
        if labelled:
            yield from labelled
            done = line.end
        elif not line.short or len(line) > _LONGEST:
            continue
        elif index and _is_street(line) and anatomy.lines[index - 1].short:
            facts = (("whole", "yes"),)
            yield Recognition("address", line.span, 0.7, "a street alone on a line, under a name", facts)
            done = line.end
        elif _ADDRESSED.search(line.text) and line.text.endswith(":") and index + 1 < len(anatomy.lines):
            for block in _block(anatomy, index + 1, taken):
                yield block
                done = block.span.end
        elif line.start > done and _BOX.search(line.text) and not _CALLED.search(line.text):
            first = index
            while (
                first > 0
                and anatomy.adjoin(anatomy.lines[first - 1].end, anatomy.lines[first].start)
                and anatomy.lines[first - 1].short
                and _plain(anatomy.lines[first - 1], taken)
            ):
                first -= 1
            for block in _block(anatomy, first, taken):
                yield block
                done = block.span.end


def _labelled(line: Line, *, in_text: bool) -> Iterator[Recognition]:
    """Find what follows each word for an address on a line, up to the next word of that sort.

    In running text it must end with its clause, and have a number.
    """
    if ":" not in line.text:
        return
    for label in _ADDRESSED.finditer(line.text):
        following = _NEXT_ADDRESS.search(line.text, label.end())
        end = following.start() if following else len(line.text)
        if in_text and (stop := _CLAUSE.search(line.text, label.end(), end)):
            end = stop.start()
        address = line.text[label.end() : end]
        if in_text and not any(c.isdecimal() for c in address):
            continue
        start = label.end() + len(address) - len(address.lstrip())
        if stripped := address.strip().rstrip(" -،؛/|."):
            span = Span(line.start + start, line.start + start + len(stripped))
            yield Recognition("address", span, 0.9, "what follows the word for an address")


def _is_street(line: Line) -> bool:
    """Tell a line that names a street and a place in it, and says neither anything of them nor what is there when."""
    return (
        _STREET.fullmatch(line.text) is not None
        and not any(VERB_AT_END.search(part.rstrip()) for part in line.text.split("،"))
        and not _HOUR.search(line.text)
        and not may_hold_date(line.text.translate(_WITHOUT_DIGITS))
    )


def _houses(line: Line) -> Iterator[Recognition]:
    if "پلاک" not in line.text and "شماره" not in line.text:
        return
    for match in _HOUSE.finditer(line.text):
        span = Span(line.start + match.start(), line.start + match.end())
        yield Recognition("address", span, 0.8, "a street and the number of a house")


def _block(anatomy: Anatomy, first: int, taken: set[int]) -> Iterator[Recognition]:
    lines = anatomy.lines
    last = first
    passage = lines[first].passage
    if not lines[first].short:
        return
    while last < len(lines) and last - first < 6 and _plain(lines[last], taken):
        if last > first and not anatomy.adjoin(lines[last - 1].end, lines[last].start):
            break
        last += 1
    if last > first and anatomy.passages[passage].role != "heading":
        span = Span(lines[first].start, lines[last - 1].end)
        yield Recognition("address", span, 0.85, "the lines of a postal address", (("whole", "yes"),))


def _plain(line: Line, taken: set[int]) -> bool:
    return (
        len(line) < 90
        and line.start not in taken
        and not _CALLED.search(line.text)
        and not _LABEL_ONLY.search(line.text)
        and "@" not in line.text
    )
