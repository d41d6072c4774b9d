"""Who is answered when: turns between clients, and long queries beside short ones (design/reliability.md 28)."""

import asyncio
import contextlib
import socket
from concurrent.futures import ThreadPoolExecutor
from urllib.parse import quote

import pytest

from kg.serve.cache import AnswerCache
from kg.serve.frames import Reply
from kg.serve.gate import Gate
from kg.serve.problem import Problem
from kg.store import list_queries

from .running import run_apart, serving
from .test_attacks import NUMBERS


def test_a_busy_client_waits_for_itself():
    order = []

    async def ask(gate, client):
        await gate.enter(client)
        order.append(client)
        await asyncio.sleep(0)
        gate.leave()

    async def run():
        gate = Gate(1, most_waiting=100, most_of_one=50)
        await gate.enter("first")
        tasks = [asyncio.create_task(ask(gate, client)) for client in [*["busy"] * 20, "calm", "calm"]]
        await asyncio.sleep(0)
        assert gate.waiting == 22
        gate.leave()
        await asyncio.gather(*tasks)
        assert gate.is_free and gate.waiting == 0

    run_apart(run())
    assert order[:4] == ["busy", "calm", "busy", "calm"]


def test_the_queue_has_limits_and_who_gives_up_leaves_no_gap():
    async def run():
        gate = Gate(1, most_waiting=3, most_of_one=2)
        await gate.enter("a")
        waiting = [asyncio.create_task(gate.enter("a")) for _ in range(2)]
        await asyncio.sleep(0)
        with pytest.raises(Problem) as refused:
            await gate.enter("a")
        assert refused.value.status == 429
        waiting.append(asyncio.create_task(gate.enter("b")))
        await asyncio.sleep(0)
        with pytest.raises(Problem) as refused:
            await gate.enter("c")
        assert refused.value.status == 503 and refused.value.headers["retry-after"]
        waiting[0].cancel()
        gate.leave()  # the place goes to the one who did not give up, or to b
        waiting[1].cancel()  # perhaps just let in
        await asyncio.sleep(0)
        for one in waiting:
            with contextlib.suppress(asyncio.CancelledError):
                await one
        gate.leave()
        assert gate.is_free

    run_apart(run())


def test_one_question_is_worked_out_once_for_all_who_ask_it():
    worked = []

    async def work():
        worked.append(1)
        await asyncio.sleep(0.02)
        return Reply(b"x" * 10)

    async def run():
        cache = AnswerCache(100)
        await asyncio.gather(*(cache.get("q", work) for _ in range(5)))
        await cache.get("q", work)
        assert len(worked) == 1
        leaving = [asyncio.create_task(cache.get("other", work)) for _ in range(2)]
        await asyncio.sleep(0)
        leaving[0].cancel()
        assert (await leaving[1]).body  # who stays is answered
        for n in range(30):
            await cache.get(str(n), work)
        assert sum(len(reply.body) for reply in cache._kept.values()) <= 100

    run_apart(run())


def test_short_queries_pass_long_ones(graph_file):
    runaway = f"SELECT (COUNT(*) AS ?n) {{ {NUMBERS} . {NUMBERS.replace('?', '?x')} . {NUMBERS.replace('?', '?y')} }} #"
    with serving(graph_file, timeout=60, workers=1) as running, contextlib.ExitStack() as stack:
        port = int(running.url.rpartition(":")[2])
        long = [stack.enter_context(socket.create_connection(("127.0.0.1", port))) for _ in range(3)]
        for n, client in enumerate(long):
            client.sendall(f"GET /sparql?query={quote(f'{runaway} {n}')} HTTP/1.1\r\nHost: localhost\r\n\r\n".encode())
            client.setblocking(False)
        for n in range(10):
            assert running.ask(f"ASK {{ ?s ?p {n} }}").status_code == 200
        for client in long:  # still at work, or waiting
            with pytest.raises(BlockingIOError):
                client.recv(1)
        assert len(running.pool.pids) <= 4


def test_many_clients_are_all_answered(samples_server):
    """tests/long/serve_load.py does it with a million quads, for minutes."""
    queries = [query.text for query in list_queries()] + [f"SELECT * {{ ?s a ?class }} LIMIT {n}" for n in range(60)]

    def client(number):
        return [samples_server.ask(queries[(number * 7 + n) % len(queries)]).status_code for n in range(12)]

    with ThreadPoolExecutor(16) as threads:
        assert {status for found in threads.map(client, range(16)) for status in found} == {200}
