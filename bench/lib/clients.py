"""The rows about clients: whole runs of programs that fetch or store one big file."""

import os
import shutil
import subprocess
import time

from place import PASSWORD, USER


def url(running, path):
    return "ftp://%s@127.0.0.1:%d%s" % (USER, running.port, path)


def twinport(place, program, running, tls, verb, local, remote):
    security = ["--tls", "--tls-fingerprint", place.fingerprint] if tls else ["--no-tls"]
    if verb == "get":
        return [program, "get", *security, url(running, remote), local]
    return [program, "put", *security, local, url(running, remote)]


def curl(place, program, running, tls, verb, local, remote):
    security = ["--ssl-reqd", "--insecure"] if tls else []
    word = ["--user", "%s:%s" % (USER, PASSWORD)]
    where = "ftp://127.0.0.1:%d%s" % (running.port, remote)
    what = ["--output", local] if verb == "get" else ["--upload-file", local]
    return [program, "--silent", "--show-error", *security, *word, *what, where]


def lftp(place, program, running, tls, verb, local, remote):
    settings = "set xfer:clobber on; set net:max-retries 1; set ssl:verify-certificate no; set ftp:ssl-force %s; " \
               "set ftp:ssl-protect-data yes; set ftp:ssl-allow %s; " % (("yes", "yes") if tls else ("no", "no"))
    command = "get -O %s %s" % (os.path.dirname(local), remote) if verb == "get" else "put -O %s %s" % (
        os.path.dirname(remote), local)
    return [program, "-c", settings + "open -u %s,%s -p %d 127.0.0.1; %s; bye" % (USER, PASSWORD, running.port, command)]


COMMANDS = {"twinport": twinport, "curl": curl, "lftp": lftp}


def programs(ours):
    found = {"twinport": ours}
    for name in ("curl", "lftp"):
        if shutil.which(name):
            found[name] = shutil.which(name)
    return found


def once(place, name, program, running, tls, verb, uploads):
    """One run; its result has the seconds it took and the processor time of the client."""
    local = place.served + "/local/big.bin"
    remote = "/big.bin" if verb == "get" else uploads + "/big.bin"
    os.makedirs(os.path.dirname(local), exist_ok=True)
    stored = place.served + remote
    if verb == "get" and os.path.exists(local):
        os.remove(local)
    if verb == "put" and not os.path.exists(local):
        shutil.copyfile(place.served + "/big.bin", local)
    if verb == "put" and os.path.exists(stored):
        os.remove(stored)
    command = COMMANDS[name](place, program, running, tls, verb, local, remote)
    before, started = os.times(), time.monotonic()
    done = subprocess.run(command, stdin=subprocess.DEVNULL, capture_output=True, text=True, timeout=300,
                          env={**os.environ, "FTP_PASSWORD": PASSWORD, "LFTP_HOME": place.work})
    seconds, after = time.monotonic() - started, os.times()
    moved = local if verb == "get" else stored
    size = os.path.getsize(moved) if os.path.exists(moved) else 0
    if done.returncode or size != place.sizes.big:
        return {"error": "%s: exit code %d, %d bytes: %s" % (name, done.returncode, size, (done.stdout + done.stderr)[-300:])}
    cpu = after.children_user + after.children_system - before.children_user - before.children_system
    return {"seconds": seconds, "client_cpu": cpu, "bytes": size}
