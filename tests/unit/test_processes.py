"""The same work in several processes: in order, bounded, and never waiting for a process that is gone."""

import multiprocessing
import os
import signal
import threading
import time

import pytest

from tei_edition.model import EditionError, finding
from tei_edition.workflow.processes import results

PROCESSES = 2
MORE_THAN_A_PIPE_HOLDS = 4_000_000  # bytes
KILLED = finding("B01", reason="a process of the pool died; --jobs 1 does without them")


@pytest.fixture(autouse=True)
def _no_process_is_left():
    yield
    assert [] == multiprocessing.active_children()


class Doubling:
    """Work that needs nothing, and is slower with the first tasks, which every other overtakes."""

    def load(self):
        pass

    def do(self, task):
        time.sleep(0.2 if task < 3 else 0)
        return 2 * task


class Signalled(Doubling):
    """Work that comes from a process to which a signal is sent `later` seconds after the work is done, or before."""

    def __init__(self, number, later=0.0):
        self.number = number
        self.later = later

    def do(self, task):
        if self.later:
            threading.Timer(self.later, os.kill, (os.getpid(), self.number)).start()
        else:
            os.kill(os.getpid(), self.number)
        return bytes(MORE_THAN_A_PIPE_HOLDS + task)


class Unloadable(Doubling):
    """Work that cannot begin, for a reason that an editor is told, or by a fault."""

    def __init__(self, error):
        self.error = error

    def load(self):
        raise self.error


class Faulty(Doubling):
    """Work in which one task fails."""

    def do(self, task):
        return 10 // (task - 5)


class Sleeping(Doubling):
    """Work that takes as many seconds as its task says."""

    def do(self, task):
        time.sleep(task)


def outcome(work, tasks=range(10), batch=2):
    """Give the results, or the finding that stopped them."""
    try:
        with results(tasks, work, PROCESSES, batch) as done:
            return list(done)
    except EditionError as error:
        return error.finding


@pytest.mark.parametrize("batch", [1, 3, 100])
def test_results_come_in_the_order_of_the_tasks(batch):
    with results(range(50), Doubling(), PROCESSES, batch) as done:
        assert list(range(0, 100, 2)) == list(done)


def test_no_tasks_have_no_results():
    assert [] == outcome(Doubling(), ())


def test_tasks_are_taken_only_a_little_ahead():
    tasks = iter(range(1000))
    with results(tasks, Doubling(), PROCESSES, 5) as done:
        assert ([0, 2, 4], True) == ([next(done) for _ in range(3)], next(tasks) <= 50)


def test_what_the_loading_says_stops_the_work():
    stopped = finding("S01", reason="…")
    assert stopped == outcome(Unloadable(EditionError(stopped)))


@pytest.mark.parametrize("work", [Unloadable(ZeroDivisionError("…")), Faulty()])
def test_a_fault_in_a_process_is_told_with_its_place(work):
    said = outcome(work)
    assert ("B01", True) == (said.code, "ZeroDivisionError at test_processes.py:" in said.message)


def test_a_process_killed_while_it_hands_over_a_result_is_told():
    def tasks():
        """Give a second task when the process that has the first is dead, in the middle of what nobody reads."""
        yield 1
        while len(multiprocessing.active_children()) == PROCESSES:
            time.sleep(0.01)
        yield 2

    assert KILLED == outcome(Signalled(signal.SIGKILL, 0.3), tasks(), 1)


def test_a_process_killed_before_it_is_given_its_work_is_told():
    class Killing:
        def __reduce__(self):
            for process in multiprocessing.active_children():
                process.kill()
                process.join()
            return bytes, (MORE_THAN_A_PIPE_HOLDS,)

    assert KILLED == outcome(Killing())


@pytest.mark.skipif(os.name == "nt", reason="Windows sends no such signals")
@pytest.mark.parametrize("number", ["SIGINT", "SIGTERM", "SIGHUP"])
def test_a_process_is_deaf_to_what_asks_all_to_end(number):
    done = outcome(Signalled(getattr(signal, number)), range(4))
    assert [MORE_THAN_A_PIPE_HOLDS + task for task in range(4)] == [len(one) for one in done]


def test_an_interruption_leaves_no_process():
    def interrupted():
        yield from range(5)
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        outcome(Doubling(), interrupted())


def test_an_interruption_while_a_result_is_waited_for_comes_at_once():
    started = time.monotonic()
    threading.Timer(1, signal.pthread_kill, (threading.main_thread().ident, signal.SIGINT)).start()
    with pytest.raises(KeyboardInterrupt):
        outcome(Sleeping(), [60] * 4)
    assert time.monotonic() - started < 30
