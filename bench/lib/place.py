"""What a run needs before a server starts: programs, a certificate, the served files."""

import glob
import os
import shutil
import subprocess
import sys
import tempfile

HERE = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
HOME = os.path.dirname(HERE)
USER, PASSWORD = "joe", "secret"
ACCOUNT_ID = 58021
SMALL_FILES = 1000
MIB, GIB = 1 << 20, 1 << 30


class Missing(Exception):
    """Something that this machine lacks; the message says what to do."""


def say(text):
    print(text, file=sys.stderr, flush=True)


def output_of(*command, **more):
    done = subprocess.run(command, stdin=subprocess.DEVNULL, capture_output=True, text=True, **more)
    if done.returncode:
        raise Missing("%s failed:\n%s%s" % (" ".join(command), done.stdout, done.stderr))
    return done.stdout


def find_java():
    script = '. "$1/support/jdk.sh"; find_java jdk && echo "$java_found"'
    try:
        return output_of("sh", "-c", script, "sh", HOME).strip()
    except Missing:
        raise Missing("no JDK 25 found; see ./twinport")


class Place:
    """The working folder of one run, with all that is made for it; a context that removes it."""

    def __init__(self, folder, sizes):
        self.work = tempfile.mkdtemp(prefix="twinport-bench-")
        self.served = tempfile.mkdtemp(prefix="twinport-bench-", dir=folder)
        os.chmod(self.work, 0o755)
        os.chmod(self.served, 0o755)
        self.sizes = sizes

    def __enter__(self):
        return self

    def __exit__(self, *_):
        shutil.rmtree(self.served, ignore_errors=True)
        shutil.rmtree(self.work, ignore_errors=True)

    # ---- programs ----

    def compile(self):
        for tool in ("cc", "openssl"):
            if not shutil.which(tool):
                raise Missing("%s is missing; on Debian: apt-get install gcc libc6-dev libssl-dev openssl" % tool)
        flags = ["-O2", "-std=gnu17", "-pthread", "-Wall"]
        for name in ("floor", "raw"):
            output_of("cc", *flags, "-o", self.program(name), "%s/floor/%s.c" % (HERE, name))
        sources = sorted(glob.glob(HERE + "/load/*.c"))
        try:
            output_of("cc", *flags, "-o", self.program("load"), *sources, "-lssl", "-lcrypto")
        except Missing as e:
            raise Missing("the load generator does not compile (is libssl-dev installed?)\n%s" % e)

    def program(self, name):
        return os.path.join(self.work, name)

    def certificate(self):
        cert, key = self.program("cert.pem"), self.program("key.pem")
        both, store = self.program("both.pem"), self.program("store.p12")
        output_of("openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes",
                  "-days", "30", "-subj", "/CN=localhost", "-addext", "subjectAltName=DNS:localhost,IP:127.0.0.1",
                  "-keyout", key, "-out", cert)
        output_of("openssl", "pkcs12", "-export", "-in", cert, "-inkey", key, "-passout", "pass:secret", "-out", store)
        with open(both, "w") as out:
            for part in (cert, key):
                with open(part) as text:
                    out.write(text.read())
        print_ = output_of("openssl", "x509", "-in", cert, "-noout", "-fingerprint", "-sha256")
        self.cert, self.key, self.both, self.store = cert, key, both, store
        self.fingerprint = print_.strip().split("=")[1]

    # ---- files ----

    def file(self, name, size):
        path = os.path.join(self.served, name)
        with open(path, "wb") as out:
            block = os.urandom(min(size, 4 * MIB))
            for _ in range(0, size, max(1, len(block))):
                out.write(block)
            out.truncate(size)

    def folder(self, name, count, size):
        path = os.path.join(self.served, name)
        os.mkdir(path)
        content = os.urandom(size)
        for i in range(count):
            with open("%s/f%04d" % (path, i), "wb") as out:
                out.write(content)

    def fill(self):
        self.file("big.bin", self.sizes.big)
        self.file("first.bin", self.sizes.first)
        self.file("middle.bin", MIB)
        self.folder("small", SMALL_FILES, 4096)
        self.folder("folder", 100, 0)
        os.mkdir(os.path.join(self.served, "up"))
        if os.geteuid() == 0:
            for root, folders, files in os.walk(self.served):
                for path in [root] + [os.path.join(root, name) for name in files]:
                    os.chown(path, ACCOUNT_ID, ACCOUNT_ID)

    def uploads(self, server):
        """An empty folder that only this server writes to; its path as clients see it."""
        path = os.path.join(self.served, "up", server)
        shutil.rmtree(path, ignore_errors=True)
        os.mkdir(path)
        if os.geteuid() == 0:
            os.chown(path, ACCOUNT_ID, ACCOUNT_ID)
        return "/up/" + server

    def big_folder(self, count):
        name = "list-%d" % count
        path = os.path.join(self.served, name)
        if not os.path.isdir(path):
            os.mkdir(path)
            for i in range(count):
                os.close(os.open("%s/file-%06d.txt" % (path, i), os.O_CREAT | os.O_WRONLY, 0o644))
        return "/" + name

    def check_room(self, needed):
        status = os.statvfs(self.served)
        room = status.f_bavail * status.f_frsize
        if room < needed:
            raise Missing("%s has room for %d MiB, the run needs %d MiB" % (self.served, room // MIB, needed // MIB))
