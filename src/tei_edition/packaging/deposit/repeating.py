"""What is done again, and when: after a pause, a bounded number of times, never blindly what may be done once only."""

import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

from tei_edition.model import EditionError, finding
from tei_edition.packaging.deposit.messages import Answer, Request, Transport, UnansweredError

_PAUSES = (1.0, 2.0, 4.0, 8.0)
"""Seconds before the second and every further attempt, where the repository names none."""
_LONGEST_PAUSE = 300.0
_TRANSIENT = frozenset({500, 502, 503, 504})
_BUSY = 429


@dataclass(frozen=True, slots=True)
class Clock:
    """The time in seconds since 1970 (UTC), and how to wait."""

    now: Callable[[], float] = time.time
    sleep: Callable[[float], None] = time.sleep


class UnsureError(Exception):
    """Whether the repository did what was asked is not known; `error` is what to say if it cannot be found out."""

    def __init__(self, error: EditionError, pause: float | None = None) -> None:
        """Carry the error, and the seconds that the repository wants to be left alone, where it says so."""
        super().__init__(str(error))
        self.error = error
        self.pause = pause


@dataclass(frozen=True, slots=True)
class Patience:
    """Carries requests to a repository, and waits where it is busy."""

    transport: Transport
    clock: Clock
    token: str
    """What no message may repeat, whoever said it."""

    def once(self, request: Request) -> Answer:
        """Give the answer to what may not be done blindly twice; only “busy” (429) is waited for, as nothing was done.

        Raises `UnsureError` where the answer was lost (H03) or the repository failed (H08), and `EditionError` H08
        where it stays busy.
        """
        for pause in (*_PAUSES, None):
            try:
                answer = self.transport.send(request)
            except UnansweredError as error:
                lost = finding("H03", file=str(request), reason=self.hidden(str(error)))
                raise UnsureError(EditionError(lost)) from error
            if answer.status in _TRANSIENT:
                raise UnsureError(self.failed(request, answer), self._stated_pause(answer))
            if answer.status != _BUSY:
                return answer
            if pause is not None:
                self.clock.sleep(min(self._stated_pause(answer) or pause, _LONGEST_PAUSE))
        raise self.failed(request, answer)

    def settled[T](self, act: Callable[[], T], look: Callable[[], T | None]) -> T:
        """Do what may be done once only; where the answer was lost, `look` whether it was done before doing it again.

        `look` gives what `act` would have given, `None` where it was not done. Raises the error of the last attempt.
        """
        pauses = iter(_PAUSES)
        while True:
            try:
                return act()
            except UnsureError as unsure:
                self._wait(unsure, pauses)
            if (found := look()) is not None:
                return found

    def repeated[T](self, act: Callable[[], T]) -> T:
        """Do what may be done any number of times; raises the error of the last attempt."""
        return self.settled(act, lambda: None)

    def failed(self, request: Request, answer: Answer) -> EditionError:
        """Say that the repository failed at a request."""
        return EditionError(finding("H08", file=str(request), status=answer.status, reason=self.said(answer)))

    def said(self, answer: Answer) -> str:
        """Give what the repository says of an answer, on one line and without the token."""
        stated = answer.get("message") or answer.get("description") or answer.content
        text = " ".join(str(stated if isinstance(stated, str) else "it says no more").split()).rstrip(".")
        if answer.content is not None and isinstance(answer.content, str) and text.startswith("<"):
            text = "it says no more"
        return self.hidden(text[:300]) or "it says no more"

    def hidden(self, text: str) -> str:
        """Give `text` without the token."""
        return text.replace(self.token, "…") if self.token else text

    def _wait(self, unsure: UnsureError, pauses: Iterator[float]) -> None:
        pause = next(pauses, None)
        if pause is None:
            raise unsure.error from unsure
        self.clock.sleep(min(unsure.pause or pause, _LONGEST_PAUSE))

    def _stated_pause(self, answer: Answer) -> float | None:
        """Give the seconds of Retry-After, which are a number or a date (RFC 9110, 10.2.3)."""
        stated = answer.headers.get("retry-after", "").strip()
        if stated.isascii() and stated.isdigit():
            return float(stated)
        try:
            when = parsedate_to_datetime(stated)
        except ValueError:
            return None
        when = when if when.tzinfo else when.replace(tzinfo=UTC)
        return max(0.0, (when - datetime.fromtimestamp(self.clock.now(), UTC)).total_seconds())
