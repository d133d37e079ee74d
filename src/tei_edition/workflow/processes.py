"""The same work on many things, in this process or in several; the results come in the order of the things.

A process of the pool is started anew, not forked, as Saxon survives no fork; it loads what it needs once.
"""

import multiprocessing
import os
import signal
import sys
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from itertools import batched, chain
from multiprocessing.connection import wait
from multiprocessing.process import parent_process
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


@contextmanager
def results[Task, Result](
    tasks: Iterable[Task], work: Work[Task, Result], processes: int, batch: int
) -> Iterator[Iterator[Result]]:
    """Give the result of each task, in order, as they come; a process is given `batch` tasks at once.

    With one process, or none, the work is done in this one, and a task is taken when its result is asked for. Raises
    `EditionError` for what concerns all tasks, B01 where a process dies. In several, an interruption is raised with the
    next result, a second one at once. No process is left when the context ends, nor when this process is killed.
    """
    if processes <= 1:
        work.load()
        yield map(work.do, tasks)
        return
    with _deferring_interruption() as check, _pool(processes, work) as pool:
        yield _results(tasks, pool, _AHEAD * processes, batch, check)


def _results(
    tasks: Iterable[Any], pool: ProcessPoolExecutor, ahead: int, batch: int, check: Callable[[], None]
) -> Iterator[Any]:
    waiting: deque[Future[list[Any] | Finding]] = deque()
    for some in batched(tasks, batch, strict=False):
        with _deaf():
            waiting.append(pool.submit(_do_batch, some))
        if len(waiting) > ahead:
            yield from _taken(waiting.popleft(), check)
    yield from chain.from_iterable(_taken(one, check) for one in waiting)


@contextmanager
def _pool(processes: int, work: Work[Any, Any]) -> Iterator[ProcessPoolExecutor]:
    context = multiprocessing.get_context("spawn")
    with _deaf():  # it starts a process that watches over its semaphores
        pool = ProcessPoolExecutor(processes, context, _begin, (work,))
    try:
        yield pool
    except BrokenProcessPool as error:
        raise EditionError(finding("B01", reason="a process of the pool died; --jobs 1 does without them")) from error
    finally:
        pool.shutdown(cancel_futures=True)


def _taken[Result](future: Future[list[Result] | Finding], check: Callable[[], None]) -> Iterator[Result]:
    done = future.result()
    check()
    if isinstance(done, Finding):
        raise EditionError(done)
    yield from done


# -------------------------------------------------------------------------------------------------------- interruptions


@contextmanager
def _deferring_interruption() -> Iterator[Callable[[], None]]:
    """Let a first interruption wait until the function given here is called, or the context ends.

    A pool that is interrupted while it starts a process or holds a lock can no longer be shut down: this process would
    wait for its children, and they for it.
    """
    if threading.current_thread() is not threading.main_thread():  # none is raised in another
        yield lambda: None
        return
    heard = False  # no lock: a second signal may come while the first is noted

    def check() -> None:
        if heard:
            raise KeyboardInterrupt

    def hear(*_: object) -> None:
        nonlocal heard
        check()
        heard = True

    for number in (interruptions := _interruptions()):
        signal.signal(number, hear)
    try:
        yield check
    finally:
        for number in interruptions:
            signal.signal(number, signal.default_int_handler)
        check()


def _interruptions() -> list[signal.Signals]:
    """Give the signals that interrupt this process; one that is ignored does not."""
    return [number for number in signal.Signals if signal.getsignal(number) is signal.default_int_handler]


@contextmanager
def _deaf() -> Iterator[None]:
    """Let a process that is started meanwhile never hear an interruption: it is for the one that waits for it.

    Ctrl-C, and the end of a terminal, reach all its processes, from their first moment on. SIGTERM ends them still: so
    a pool of which one died ends the others. On Windows they hear Ctrl-C.
    """
    if sys.platform == "win32":
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT, signal.SIGHUP})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


# ------------------------------------------------------------------------------------------ in a process of the pool

_work: Work[Any, Any]
_failure: Finding | None = None


def _begin(work: Work[Any, Any]) -> None:
    """Load everything. What fails is told with the first result: an exception here would only break the pool."""
    global _work, _failure  # noqa: PLW0603  a process of the pool has no other memory
    threading.Thread(target=_end_with_parent, daemon=True).start()
    _work = work
    try:
        work.load()
    except EditionError as error:
        _failure = error.finding


def _end_with_parent() -> None:
    """End this process when the one that started it is gone, even killed: nobody else would."""
    parent = parent_process()
    if parent is not None:
        wait([parent.sentinel])
        os._exit(1)


def _do_batch(tasks: Iterable[Any]) -> list[Any] | Finding:
    if _failure is not None:
        return _failure
    try:
        return [_work.do(task) for task in tasks]
    except EditionError as error:
        # An exception of our own would not survive the way back.
        return error.finding
