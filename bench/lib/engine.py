"""Runs rows: servers started for each row, rounds interleaved over the servers, raw results kept."""

import json
import os
import resource
import subprocess
import time

import clients
from place import PASSWORD, USER, Missing, say
from rows import Results
from servers import Raw


class Engine:
    def __init__(self, place, servers, sizes, raw_file):
        self.place, self.servers, self.sizes, self.raw_file = place, servers, sizes, raw_file
        self.fastest = {}
        soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
        resource.setrlimit(resource.RLIMIT_NOFILE, (hard, hard))
        self.descriptors = hard

    def run(self, row):
        """The row's results, or the reason why it was not run."""
        why_not = self.why_not(row)
        if why_not:
            say("%s: skipped: %s" % (row.id, why_not))
            return why_not
        kinds = {"load": self.load_row, "start": self.start_row, "version": self.version_row, "client": self.client_row}
        results = kinds[row.kind](row)
        self.remember_fastest(row, results)
        return results

    def why_not(self, row):
        if row.scenario == "idle" and row.parameters["sessions"] + 500 > self.descriptors:
            return "%d descriptors are allowed here" % self.descriptors
        ours = next((s for s in self.servers if s.name == "twinport"), None)
        if row.kind in ("version", "client") and not ours:
            return "twinport is not among the servers"
        return None

    def applicable(self, row):
        servers = [s for s in self.servers if (s.tls or not row.tls) and (not row.only or s.name in row.only)]
        return servers + [Raw()] if row.raw and any(s.name == "floor" for s in servers) else servers

    def keep(self, row, server, round_, result, results):
        record = {"row": row.id, "server": server, "round": round_, "load_average": os.getloadavg()[0], **result}
        self.raw_file.write(json.dumps(record) + "\n")
        self.raw_file.flush()
        shown = result.get("error") or "%.6g %s" % (result.get(row.key, 0), row.unit)
        say("  %-22s round %d  %-10s %s" % (row.id, round_, server, shown))
        if round_ >= 0:
            results.add(server, result)

    def rounds(self, row):
        return range(0, 1) if row.once else range(-1 if row.warm_round else 0, self.sizes.rounds)

    # ---- rows by the load generator ----

    def load_row(self, row):
        results, running = Results(), {}
        servers = self.applicable(row)
        try:
            for server in servers:
                if not row.fresh:
                    self.start(row, server, running, results)
            for round_ in self.rounds(row):
                for server in turned(servers, round_):
                    self.one_round(row, server, running, round_, results)
        finally:
            for server in running.values():
                server.stop()
        return results

    def start(self, row, server, running, results):
        try:
            running[server.name] = server.start(self.place, row.tls)
        except Missing as e:
            self.keep(row, server.name, 0, {"error": str(e)}, results)

    def one_round(self, row, server, running, round_, results):
        if row.fresh:
            self.start(row, server, running, results)
        if server.name not in running:
            return
        result = self.load(row, server, running[server.name])
        if row.fresh:
            running.pop(server.name).stop()
        self.keep(row, server.name, round_, result, results)

    def parameters(self, row, server, running):
        parameters = {"warm": self.sizes.warm, "seconds": self.sizes.seconds, **row.parameters, "port": running.port,
                      "pid": running.pid, "user": USER, "password": PASSWORD}
        if row.upload and server.name != "raw":
            parameters["path"] = self.place.uploads(server.name)
        if row.entries:
            parameters["path"] = self.place.big_folder(row.entries)
        if row.scenario == "idle" and server.process_per_session:
            parameters["sessions"] = self.sizes.idle_processes
        return parameters

    def load(self, row, server, running):
        scenario = row.raw if server.name == "raw" else row.scenario
        parameters = self.parameters(row, server, running)
        command = [self.place.program("load"), scenario] + ["%s=%s" % item for item in parameters.items()]
        try:
            limit = (20 if self.sizes.scale == "quick" else 300) + parameters["seconds"] + parameters["warm"]
            done = subprocess.run(command, stdin=subprocess.DEVNULL, capture_output=True, text=True, timeout=limit)
        except subprocess.TimeoutExpired:
            return {"error": "no end after %d s" % limit}
        finally:
            if row.upload:
                self.place.uploads(server.name)
        return self.understand(row, done, parameters)

    def understand(self, row, done, parameters):
        lines = done.stdout.strip().splitlines()
        if not lines:
            return {"error": "exit code %d: %s" % (done.returncode, done.stderr[-300:])}
        result = json.loads(lines[-1])
        if row.entries and "lines" in result and result["lines"] < row.entries:
            return {"error": "lists %d of %d entries: left out" % (result["lines"], row.entries), **{"left_out": result}}
        if row.scenario == "idle" and result.get("opened", 0) < parameters["sessions"]:
            return {"error": "took %s of %s sessions: %s" % (result.get("opened"), parameters["sessions"],
                                                           done.stderr[:200].strip()), **{"left_out": result}}
        return result

    # ---- other rows ----

    def start_row(self, row):
        results = Results()
        for round_ in self.rounds(row):
            for server in turned(self.applicable(row), round_):
                try:
                    running = server.start(self.place)
                    running.stop()
                    self.keep(row, server.name, round_, {"start_s": running.start_seconds}, results)
                except Missing as e:
                    self.keep(row, server.name, round_, {"error": str(e)}, results)
        return results

    def ours(self):
        return next(s for s in self.servers if s.name == "twinport")

    def version_row(self, row):
        results = Results()
        for round_ in self.rounds(row):
            started = time.monotonic()
            subprocess.run([self.ours().program, "--version"], capture_output=True, check=True)
            self.keep(row, "twinport", round_, {"start_s": time.monotonic() - started}, results)
        return results

    def client_row(self, row):
        """All clients against one server, the fastest of the rows that ran."""
        results = Results()
        chosen = self.fastest_server(row)
        running = chosen.start(self.place, row.tls)
        try:
            for round_ in self.rounds(row):
                for name, program in turned(list(clients.programs(self.ours().program).items()), round_):
                    uploads = "/up/clients"
                    os.makedirs(self.place.served + uploads, exist_ok=True)
                    os.chmod(self.place.served + uploads, 0o777)
                    try:
                        result = clients.once(self.place, name, program, running, row.tls, row.parameters["verb"], uploads)
                    except subprocess.TimeoutExpired:
                        result = {"error": "no end"}
                    self.keep(row, name, round_, {"against": chosen.name, **result}, results)
        finally:
            running.stop()
        row.title += " (against %s)" % chosen.name
        return results

    def remember_fastest(self, row, results):
        if row.id in ("retr-1", "stor-1", "tls-retr-1", "tls-stor-1"):
            found = {s.name: results.median(s.name, row.key) for s in self.servers}
            found = {name: value for name, value in found.items() if value}
            if found:
                self.fastest[row.id] = max(found, key=found.get)

    def fastest_server(self, row):
        verb = "retr" if row.parameters["verb"] == "get" else "stor"
        measured = self.fastest.get("%s%s-1" % ("tls-" if row.tls else "", verb))
        names = [measured] if measured else ["twinport"] if row.tls else ["floor", "twinport"]
        return next((s for name in names for s in self.servers if s.name == name), self.ours())


def turned(items, by):
    """Each round begins with another one."""
    at = by % len(items) if items else 0
    return items[at:] + items[:at]
