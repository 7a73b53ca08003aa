"""The rows of the table: what is run, and what must come out."""

import statistics
from dataclasses import dataclass, field

from place import GIB, MIB, SMALL_FILES


@dataclass(frozen=True)
class Sizes:
    """How much is moved and how long is measured."""

    big: int = GIB
    first: int = 100 * 1000 * 1000
    rounds: int = 5
    warm: float = 1.5
    seconds: float = 3.0
    big_rounds: int = 3
    entries: tuple = (10000, 100000)
    list_repeat: int = 5
    idle: int = 10000
    idle_more: int = 19000
    idle_processes: int = 500
    idle_hold: float = 5
    mixed_sessions: int = 200
    mixed_seconds: float = 600
    mixed_warm: float = 60
    scale: str = "full"


QUICK = Sizes(big=8 * MIB, first=2 * MIB, rounds=1, warm=0.1, seconds=0.2, big_rounds=1, entries=(200, 1000),
              list_repeat=1, idle=50, idle_more=60, idle_processes=10, idle_hold=0, mixed_sessions=10,
              mixed_seconds=1, mixed_warm=0.2, scale="quick")


@dataclass
class Results:
    """What a row measured: server -> list of results, one a round."""

    by_server: dict = field(default_factory=dict)

    def add(self, server, result):
        self.by_server.setdefault(server, []).append(result)

    def median(self, server, key):
        values = [r[key] for r in self.by_server.get(server, []) if "error" not in r and key in r]
        return statistics.median(values) if values else None

    def spread(self, server, key):
        values = [r[key] for r in self.by_server.get(server, []) if "error" not in r and key in r]
        return (min(values), max(values)) if values else None

    def errors(self, server):
        return [r["error"] for r in self.by_server.get(server, []) if "error" in r]


@dataclass
class Check:
    """One goal of a row. met is True, False, or None where there is nothing to compare with."""

    text: str
    value: float
    met: object


@dataclass
class Row:
    id: str
    title: str
    scenario: str = ""
    parameters: dict = field(default_factory=dict)
    key: str = "per_s"
    unit: str = "/s"
    higher: bool = True
    peer: float = 0  # at least so many times the best peer's
    floor: float = 0
    cpu: float = 0  # at most so many times the floor's processor time a GB
    tls: bool = False
    fresh: bool = False  # a new server for each round
    warm_round: bool = True  # one round that does not count
    upload: bool = False
    raw: str = ""  # what holds the floor down in this row
    once: bool = False
    only: tuple = ()
    kind: str = "load"
    entries: int = 0
    judge: object = None

    def best_peer(self, results):
        found = {}
        for server in results.by_server:
            value = results.median(server, self.key)
            if server not in ("twinport", "floor", "raw") and value:
                found[server] = value
        if not found:
            return None, None
        name = (max if self.higher else min)(found, key=found.get)
        return name, found[name]

    def ratio(self, ours, other):
        if not ours or not other:
            return None
        return ours / other if self.higher else other / ours

    def checks(self, results):
        ours = results.median("twinport", self.key)
        if self.judge:
            return self.judge(self, results)
        _, peer = self.best_peer(results)
        checks = []
        if self.peer:
            checks.append(at_least("%g × best peer" % self.peer, self.ratio(ours, peer), self.peer))
        if self.floor:
            checks.append(at_least("%g × floor" % self.floor, self.ratio(ours, results.median("floor", self.key)),
                                   self.floor))
        if self.cpu:
            mine, floors = (results.median(name, "cpu_s_per_gb") for name in ("twinport", "floor"))
            checks.append(at_most("CPU/GB ≤ %g × floor" % self.cpu, mine / floors if mine and floors else None,
                                  self.cpu))
        return checks


def at_least(text, value, goal):
    return Check("≥ " + text, value, None if value is None else value >= goal)


def at_most(text, value, goal):
    return Check(text, value, None if value is None else value <= goal)


def judge_listing(row, results):
    ours, (_, peer) = results.median("twinport", "whole_ms"), row.best_peer(results)
    return [at_least("2 × best peer", row.ratio(ours, peer), 2),
            at_most("first byte < 5 ms", results.median("twinport", "first_ms"), 5)]


def judge_idle(row, results):
    ours, theirs = (results.median(name, row.key) for name in ("twinport", "vsftpd"))
    answered = [r.get("answered", 0) >= row.parameters["sessions"] for r in results.by_server.get("twinport", [])]
    return [at_most("memory ≤ 1/20 of vsftpd's", ours / theirs if ours and theirs else None, 1 / 20),
            Check("all answer NOOP", None, all(answered) if answered else None)]


def judge_mixed(_, results):
    p50, p99, middle, last = (results.median("twinport", key) for key in (
        "latency_p50_ms", "latency_p99_ms", "memory_middle_kib", "memory_last_kib"))
    return [at_most("p99 ≤ 5 × median", p99 / p50 if p50 else None, 5),
            at_most("memory of the last third ≤ 1.05 × that of the middle", last / middle if middle else None, 1.05)]


def judge_start(limit):
    def judge(row, results):
        value = results.median("twinport", row.key)
        return [at_most("≤ %g s" % limit, value, limit)]
    return judge


def judge_client(row, results):
    _, peer = row.best_peer(results)
    return [at_least("1 × best", row.ratio(results.median("twinport", row.key), peer), 1)]


def big_rows(sizes):
    for mode, active in (("", 0), ("-active", 1)):
        for n in (1, 8):
            yield Row("retr%s-%d" % (mode, n), "RETR %s, %s, %s" % (amount(sizes.big), sessions(n), "active" if active
                      else "passive"), "retr", {"path": "/big.bin", "size": sizes.big, "sessions": n, "active": active,
                      "repeat": sizes.big_rounds if n == 1 else 1}, "mb_per_s", "MB/s", peer=1.0, floor=0.97, cpu=1.15,
                      raw="" if active else "raw-retr")
    for n in (1, 8):
        yield Row("stor-%d" % n, "STOR %s, %s, passive" % (amount(sizes.big), sessions(n)), "stor", {
            "size": sizes.big, "sessions": n, "repeat": sizes.big_rounds if n == 1 else 1}, "mb_per_s", "MB/s",
            peer=1.1, floor=0.97, upload=True, raw="raw-stor")


def tls_rows(sizes):
    for verb in ("retr", "stor"):
        for n in (1, 4):
            yield Row("tls-%s-%d" % (verb, n), "%s %s over TLS 1.3, %s" % (verb.upper(), amount(sizes.big), sessions(n)),
                      verb, {"path": "/big.bin", "size": sizes.big, "sessions": n, "tls": 13}, "mb_per_s", "MB/s",
                      peer=1.0, tls=True, upload=verb == "stor")
    for verb in ("retr", "stor"):
        yield Row("tls-first-" + verb, "%s of the first %s over TLS 1.3 of a fresh server" % (
            verb.upper(), amount(sizes.first)), verb, {"path": "/first.bin", "size": sizes.first, "tls": 13}, "mb_per_s",
            "MB/s", peer=1.0, tls=True, fresh=True, warm_round=False, upload=verb == "stor")


def small_rows():
    for n in (1, 16):
        for verb in ("retr", "stor"):
            yield Row("small-%s-%d" % (verb, n), "4 KiB files, %s, %s" % (sessions(n), verb.upper()), "small-" + verb, {
                "path": "/small/f%04d", "files": SMALL_FILES, "sessions": n}, unit="files/s", peer=1.1, floor=0.9,
                upload=verb == "stor")
    for verb in ("retr", "stor"):
        yield Row("small-tls-%s-8" % verb, "4 KiB files over TLS 1.3, 8 sessions, %s" % verb.upper(), "small-" + verb, {
            "path": "/small/f%04d", "files": SMALL_FILES, "sessions": 8, "tls": 13}, unit="files/s", peer=2.0, tls=True,
            upload=verb == "stor")


def session_rows(sizes):
    yield Row("login-8", "log in and out, 8 at a time, clear", "login", {"sessions": 8}, unit="logins/s", peer=1.5)
    yield Row("login-tls-8", "log in and out, 8 at a time, TLS 1.3", "login", {"sessions": 8, "tls": 13},
              unit="logins/s", peer=1.5, tls=True)
    yield Row("noop", "NOOP round trips, 1 session", "noop", {}, floor=0.9)
    for entries in sizes.entries:
        for verb in ("LIST", "MLSD"):
            yield Row("%s-%d" % (verb.lower(), entries), "%s of %s entries" % (verb, "{:,}".format(entries)), "list", {
                "verb": verb, "repeat": sizes.list_repeat}, "whole_ms", "ms", higher=False, entries=entries,
                judge=judge_listing)
    for wanted in (sizes.idle, sizes.idle_more):
        yield Row("idle-%d" % wanted, "%s idle sessions: memory of one" % "{:,}".format(wanted), "idle", {
            "sessions": wanted, "hold": sizes.idle_hold}, "kib_per_session", "KiB", higher=False, once=True, fresh=True,
            warm_round=False, judge=judge_idle)
    yield Row("mixed", "%d sessions with mixed load for %g s: p99 of small files" % (
        sizes.mixed_sessions, sizes.mixed_seconds), "mixed", {"sessions": sizes.mixed_sessions, "files": SMALL_FILES,
        "seconds": sizes.mixed_seconds, "warm": sizes.mixed_warm}, "latency_p99_ms", "ms", higher=False, once=True,
        fresh=True, warm_round=False, upload=True, only=("twinport", "floor"), judge=judge_mixed)


def other_rows(sizes):
    yield Row("start-serve", "start: serve to the first 220", key="start_s", unit="s", higher=False, kind="start",
              judge=judge_start(0.5))
    yield Row("start-version", "start: twinport --version", key="start_s", unit="s", higher=False, kind="version",
              judge=judge_start(0.15), only=("twinport",))
    for tls in (False, True):
        for verb in ("get", "put"):
            yield Row("client-%s%s" % (verb, "-tls" if tls else ""), "client: %s of %s, %s" % (
                verb, amount(sizes.big), "TLS" if tls else "clear"), key="seconds", unit="s", higher=False, kind="client",
                tls=tls, judge=judge_client, parameters={"verb": verb})


def all_rows(sizes):
    return [*big_rows(sizes), *tls_rows(sizes), *small_rows(), *session_rows(sizes), *other_rows(sizes)]


def amount(size):
    if size % GIB == 0:
        return "%d GiB" % (size // GIB)
    return "%d MiB" % (size // MIB) if size % MIB == 0 else "%d MB" % (size // 1000000)


def sessions(n):
    return "1 session" if n == 1 else "%d sessions" % n
