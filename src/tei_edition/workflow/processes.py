"""The same work on many things, in this process or in several; the results come in the order of the things.

A process of the pool is started anew, not forked, as Saxon survives no fork; it loads what it needs once.
"""

import multiprocessing
import os
import signal
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from itertools import batched, chain
from typing import Any, Protocol

from tei_edition.model import EditionError, Finding, finding

_AHEAD = 4
"""Batches for each process that wait or are done and not taken yet: so memory does not grow with the tasks."""


class Work[Task, Result](Protocol):
    """What is done with each task; it travels to the processes, and so do tasks and results."""

    def load(self) -> None:
        """Load what every task needs; raises `EditionError` for what concerns all of them."""

    def do(self, task: Task, /) -> Result:
        """Do it; raises `EditionError` for what concerns all tasks."""


def worth(tasks: int, few: int, jobs: int | None) -> int:
    """Give how many processes `tasks` are worth, if fewer than `few` for each are not worth its start.

    It is `jobs` where that is stated, and never more than there are tasks.
    """
    return min(jobs or min(os.cpu_count() or 1, tasks // few), tasks)


def results[Task, Result](
    tasks: Iterable[Task], work: Work[Task, Result], processes: int, batch: int
) -> Iterator[Result]:
    """Yield the result of each task, in order, as they come; a process is given `batch` tasks at once.

    With one process, or none, the work is done in this one, and a task is taken when its result is asked for. Raises
    `EditionError` for what concerns all tasks, B01 where a process dies.
    """
    if processes <= 1:
        work.load()
        yield from map(work.do, tasks)
        return
    with _pool(processes, work) as pool:
        waiting: deque[Future[list[Result] | Finding]] = deque()
        for some in batched(tasks, batch, strict=False):
            waiting.append(pool.submit(_do_batch, some))
            if len(waiting) > _AHEAD * processes:
                yield from _taken(waiting.popleft())
        yield from chain.from_iterable(map(_taken, waiting))


@contextmanager
def _pool(processes: int, work: Work[Any, Any]) -> Iterator[ProcessPoolExecutor]:
    context = multiprocessing.get_context("spawn")
    pool = ProcessPoolExecutor(processes, context, _begin, (work,))
    try:
        yield pool
    except BrokenProcessPool as error:
        raise EditionError(finding("B01", reason="a process of the pool died; --jobs 1 does without them")) from error
    finally:
        pool.shutdown(cancel_futures=True)


def _taken[Result](future: Future[list[Result] | Finding]) -> Iterator[Result]:
    done = future.result()
    if isinstance(done, Finding):
        raise EditionError(done)
    yield from done


# ------------------------------------------------------------------------------------------ in a process of the pool

_work: Work[Any, Any]
_failure: Finding | None = None


def _begin(work: Work[Any, Any]) -> None:
    """Load everything. What fails is told with the first result: an exception here would only break the pool."""
    global _work, _failure  # noqa: PLW0603  a process of the pool has no other memory
    # An interruption is for the process that waits for this one.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    _work = work
    try:
        work.load()
    except EditionError as error:
        _failure = error.finding


def _do_batch(tasks: Iterable[Any]) -> list[Any] | Finding:
    if _failure is not None:
        return _failure
    try:
        return [_work.do(task) for task in tasks]
    except EditionError as error:
        # An exception of our own would not survive the way back.
        return error.finding
