"""What stands after a text: postscripts and footnotes."""

import re
from collections.abc import Iterator

from tei_edition.model import Recognition, Span
from tei_edition.structure.passages import Anatomy, Line

_POSTSCRIPT = re.compile(r"(?:پ ?\. ?ن\.?|پی ?نوشت|بعد ?التحریر|بعد از تحریر|پس ?نوشت|پ\.ن) ?[:.\-]? ?")
_SAID = ("نوشت", "تحریر", "پ.", "پ .")
"""What every word for a postscript has."""
_KEYED = re.compile(r"(?:نشانی|ادرس|تلفن|فاکس|ایمیل|رایانامه|تماس|حساب|پ ?\. ?ن)")
_MARK = re.compile(r"(?:[(\[](\d{1,2}|\*{1,3})[)\]]|(\*{1,3}))[:.\-]? ?(?=\S)")
_HEADED = re.compile(r"(?:زیر ?نویس|پا ?نویس|پانوشت|زیر ?نویس ?ها|پا ?نویس ?ها|توضیحات|یادداشت ?ها|پی ?نوشت ?ها) ?:?")


def recognise(anatomy: Anatomy) -> Iterator[Recognition]:
    """Find postscripts, and footnotes whose mark stands in the text before. Linear."""
    if any(said in anatomy.text for said in _SAID):
        yield from _postscripts(anatomy)
    if any(mark in anatomy.text for mark in "([*"):
        yield from _footnotes(anatomy)


def _postscripts(anatomy: Anatomy) -> Iterator[Recognition]:
    for passage in anatomy.passages:
        if passage.role == "paragraph":
            for number, line in enumerate(passage.lines):
                if (
                    line.start
                    and (match := _POSTSCRIPT.match(line.text))
                    and (match.end() < len(line.text) or _something_follows(anatomy, line))
                ):
                    following = passage.lines[number + 1 :]
                    end = next((other.start for other in following if _KEYED.match(other.text)), passage.lines[-1].end)
                    end = line.start + len(anatomy.text[line.start : end].rstrip())
                    if match.end() == len(line.text) and line is passage.lines[-1]:
                        end = anatomy.passages[passage.index + 1].lines[-1].end
                    yield Recognition("postscript", Span(line.start, end), 0.9, "the word for a postscript")
                    break


def _something_follows(anatomy: Anatomy, line: Line) -> bool:
    passages = anatomy.passages
    if line is not passages[line.passage].lines[-1]:
        return True
    following = passages[line.passage + 1 : line.passage + 2]
    return bool(following and following[0].role == "paragraph" and following[0].lines)


def _footnotes(anatomy: Anatomy) -> Iterator[Recognition]:
    for passage in anatomy.passages[1:]:
        if passage.role not in ("paragraph", "list"):
            continue
        for index, line in enumerate(passage.lines):
            match = _MARK.match(line.text)
            if match is None:
                continue
            mark = match[0].rstrip(" :.-")
            at = _mark_before(anatomy, mark, passage.span.start)
            if at < 0:
                continue
            end = line.end
            for following in passage.lines[index + 1 :]:
                if _MARK.match(following.text):
                    break
                end = following.end
            yield Recognition(
                "footnote", Span(line.start, end), 0.85, "a mark that stands in the text before", (("mark", mark),)
            )
            place = Span(at, at + len(mark))
            yield Recognition(
                "footnote-mark", place, 0.85, "a mark that a note at the end repeats", (("note", str(line.start)),)
            )


def _mark_before(anatomy: Anatomy, mark: str, limit: int) -> int:
    """Find the mark in running text before `limit`: after a letter, not at the beginning of a line."""
    floor = max(0, limit - 20000)
    at = anatomy.text.rfind(mark, floor, limit)
    while at > 0:
        before = anatomy.text[at - 2 : at].strip()
        after = anatomy.text[at + len(mark) : at + len(mark) + 1]
        if (
            before
            and (before[-1].isalpha() or before[-1] in '.»"!؟')
            and "\n" not in anatomy.text[at - 1 : at]
            and after != "*"
        ):
            return at
        at = anatomy.text.rfind(mark, floor, at)
    return -1
