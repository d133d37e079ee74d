"""The same work on many things, in this process or in several; the results come in the order of the things.

A process of the pool is started anew, not forked, as Saxon survives no fork; it loads what it needs once. Each has two
pipes of its own and shares nothing else: no lock, no thread and no queue of this process waits for one that is gone. So
an interruption may come at any moment, and a process of the pool may be killed at any.
"""

import multiprocessing
import os
import pickle
import signal
import sys
import threading
from collections import deque
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from itertools import batched, chain, islice
from multiprocessing import resource_tracker
from multiprocessing.connection import Connection, wait
from multiprocessing.context import SpawnProcess
from queue import SimpleQueue
from typing import Any, Protocol

from tei_edition.model import EditionError, Finding, finding
from tei_edition.workflow.reading import bug

_AHEAD = 4
"""Batches for each process that are given or done and not taken yet: so memory does not grow with the tasks."""


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
    `EditionError` for what concerns all tasks, B01 where a process dies. No process is left when the context ends,
    whether by an interruption or not, nor when this process is killed.
    """
    if processes <= 1:
        work.load()
        yield map(work.do, tasks)
        return
    with _pool(processes) as pool:
        for worker in pool:
            worker.give(work)
        yield chain.from_iterable(_done(pool, batched(tasks, batch, strict=False)))


def _done(pool: list["_Worker"], batches: Iterable[tuple[Any, ...]]) -> Iterator[list[Any]]:
    """Give the results of each batch; raises `EditionError` for what concerns all of them."""
    numbered = enumerate(batches)
    done: dict[int, list[Any] | Finding] = {}
    given = taken = 0
    while True:
        for number, some in islice(numbered, taken + _AHEAD * len(pool) - given):
            worker = min(pool, key=lambda one: len(one.batches))
            worker.give(some)
            worker.batches.append(number)
            given = number + 1
        if taken == given:
            return
        # Those that are not waited for are heard as well: a process that cannot hand over stands still.
        while ready := _ready(pool, wait_for_one=taken not in done):
            for worker in ready:
                heard = worker.hear()
                done[worker.batches.popleft()] = heard
        results = done.pop(taken)
        if isinstance(results, Finding):
            raise EditionError(results)
        yield results
        taken += 1


@dataclass
class _Worker:
    """A process of the pool: what it does comes back in the order in which it was given."""

    process: SpawnProcess
    tasks: Connection
    results: Connection
    batches: deque[int] = field(default_factory=deque)
    """The numbers of those that it was given and that have not come back."""

    def give(self, something: object) -> None:
        """Send it, which never waits for long, as a thread of the process does nothing but receive; raises B01."""
        try:
            _send(self.tasks, something)
        except OSError as error:
            raise EditionError(_DEAD) from error

    def hear(self) -> list[Any] | Finding:
        """Receive what it did; raises `EditionError` B01."""
        try:
            results: list[Any] | Finding = self.results.recv()
        except (EOFError, OSError) as error:
            raise EditionError(_DEAD) from error
        return results


_DEAD = finding("B01", reason="a process of the pool died; --jobs 1 does without them")


def _ready(pool: list[_Worker], *, wait_for_one: bool) -> list[_Worker]:
    heard = wait([worker.results for worker in pool], None if wait_for_one else 0)
    return [worker for worker in pool if worker.results in heard]


@contextmanager
def _pool(processes: int) -> Iterator[list[_Worker]]:
    pool: list[_Worker] = []
    try:
        if sys.platform != "win32":
            with _undisturbed():  # the first process would start it, where it could be ended, and warn of that
                resource_tracker.ensure_running()
        with _undisturbed():
            while len(pool) < processes:
                pool.append(_start())
        yield pool
    finally:
        with _undisturbed():
            for worker in pool:
                worker.process.kill()
            for worker in pool:
                worker.process.join()
                worker.tasks.close()
                worker.results.close()


def _start() -> _Worker:
    context = multiprocessing.get_context("spawn")
    received, tasks = context.Pipe(duplex=False)
    results, sent = context.Pipe(duplex=False)
    with received, sent:  # its ends are its own: who else held them would never hear that it is gone
        process = context.Process(target=_serve, args=(received, sent))
        process.start()
    return _Worker(process, tasks, results)


@contextmanager
def _undisturbed() -> Iterator[None]:
    """Let an interruption wait, and a process that is started meanwhile never hear one.

    Ctrl-C, the end of a terminal and a machine that shuts down reach all processes, from their first moment on; but it
    is for the one that waits for the others to end. On Windows, all of them hear Ctrl-C.
    """
    if sys.platform == "win32":
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT, signal.SIGHUP, signal.SIGTERM})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _send(connection: Connection, something: object) -> None:
    """Send it; raises `OSError`.

    Where `Connection.send` fails, its traceback keeps part of a buffer, and Python complains about that at the end.
    """
    connection.send_bytes(pickle.dumps(something))


# ------------------------------------------------------------------------------------------ in a process of the pool


def _serve(tasks: Connection, results: Connection) -> None:
    """Load the work, which is received first, and do each batch. It ends with the process that started it."""
    received: SimpleQueue[Any] = SimpleQueue()
    threading.Thread(target=_receive, args=(tasks, received), daemon=True).start()
    work = received.get()
    failure = _failure(work)
    with suppress(OSError):  # whoever waited is gone
        while True:
            batch = received.get()
            _send(results, failure or _do_batch(work, batch))


def _receive(tasks: Connection, received: SimpleQueue[Any]) -> None:
    with suppress(EOFError, OSError):
        while True:
            received.put(tasks.recv())
    os._exit(1)


def _failure(work: Work[Any, Any]) -> Finding | None:
    try:
        work.load()
    except EditionError as error:
        return error.finding
    except Exception as error:  # noqa: BLE001  an exception might not survive the way back
        return bug(error)
    return None


def _do_batch(work: Work[Any, Any], batch: Iterable[Any]) -> list[Any] | Finding:
    try:
        return [work.do(task) for task in batch]
    except EditionError as error:
        return error.finding
    except Exception as error:  # noqa: BLE001  as above
        return bug(error)
