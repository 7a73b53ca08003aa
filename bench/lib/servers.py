"""The servers, each started on 127.0.0.1 with a port, a folder and, where asked, a certificate."""

import glob
import os
import shutil
import signal
import socket
import subprocess
import time

from place import ACCOUNT_ID, HERE, HOME, PASSWORD, USER, Missing, find_java, output_of, say

# Below the ports that the kernel hands out, and wide enough for what waits in TIME_WAIT.
FIRST, LAST = 10000, 29999
PASSIVE = "%d-%d" % (FIRST, LAST)
SERVED = "/srv"  # where the peers see the folder in their own view of the file system
# DES, the cheapest that crypt(3) knows, of "secret".
CHEAP_CRYPT = "tpk2xBWdEp6UU"
# argon2id with 8 KiB and one pass, the cheapest that Twinport takes (45 microseconds), of "secret".
CHEAP_ARGON2 = "$argon2id$v=19$m=8,t=1,p=1$dHdpbnBvcnQtYmVuY2gwMQ$CPgjoVRmjZprOd2NbbtehQ"


def free_port():
    with socket.socket() as s:
        s.bind(("127.0.0.1", 0))
        return s.getsockname()[1]


class Running:
    """A started server: its first process and its port."""

    def __init__(self, name, process, port, log):
        self.name, self.process, self.port, self.log = name, process, port, log
        self.pid = process.pid

    def wait_for_greeting(self, since, seconds=30):
        """Seconds from since until a client has read 220."""
        while time.monotonic() - since < seconds:
            if self.process.poll() is not None:
                break
            try:
                with socket.create_connection(("127.0.0.1", self.port), timeout=seconds) as s:
                    if self.name == "raw" or s.recv(3) == b"220":
                        return time.monotonic() - since
            except OSError:
                pass
            time.sleep(0.002)
        text = open(self.log, errors="replace").read()[-2000:]
        self.stop()
        raise Missing("%s does not greet:\n%s" % (self.name, text))

    def stop(self):
        # unshare hands its own death to the namespace's first process, but does not listen to SIGTERM.
        self.process.send_signal(signal.SIGTERM if self.name.startswith("twinport") else signal.SIGKILL)
        try:
            self.process.wait(10)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()


class Server:
    """How one server is started; subclasses say its command."""

    name = ""
    tls = True
    process_per_session = False
    hash = "compares the word as it is"

    def prepare(self, place):
        """Raises Missing if it cannot be had here."""

    def command(self, place, work, port, tls):
        raise NotImplementedError

    def environment(self):
        return {}

    def start(self, place, tls=False):
        port = free_port()
        work = os.path.join(place.work, "%s-%d" % (self.name, port))
        os.mkdir(work)
        log = os.path.join(work, "output")
        command = self.command(place, work, port, tls)
        since = time.monotonic()
        with open(log, "wb") as out:
            process = subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=out, stderr=out,
                                       env={**os.environ, **self.environment()}, cwd=work)
        running = Running(self.name, process, port, log)
        running.start_seconds = running.wait_for_greeting(since)
        return running


class Floor(Server):
    name = "floor"
    tls = False

    def command(self, place, work, port, tls):
        return [place.program("floor"), str(port), place.served, PASSIVE]


class Raw(Server):
    name = "raw"
    tls = False

    def command(self, place, work, port, tls):
        return [place.program("raw"), str(port), place.served + "/big.bin", place.served + place.uploads("raw")]


class Twinport(Server):
    name = "twinport"
    hash = "argon2id with 8 KiB, the cheapest it takes"

    def __init__(self, ours):
        self.ours = ours

    def prepare(self, place):
        self.program = os.path.join(HOME, "twinport")
        package = self.packaged(place) if self.ours != "build" else None
        if package:
            self.program = package
        elif self.ours == "package":
            raise Missing("no twinport-linux-*.tar.gz; run ./twinport package")
        self.packaged_program = package
        self.version = output_of(self.program, "--version").splitlines()[0]

    def packaged(self, place):
        found = glob.glob(HOME + "/target/twinport-linux-*.tar.gz") + glob.glob(HOME + "/*/target/twinport-linux-*.tar.gz")
        if not found:
            return None
        folder = place.program("package")
        os.makedirs(folder, exist_ok=True)
        output_of("tar", "-xzf", found[0], "-C", folder)
        for depth in ("twinport", "*/twinport", "bin/twinport", "*/bin/twinport"):
            for path in glob.glob(os.path.join(folder, depth)):
                if os.path.isfile(path) and os.access(path, os.X_OK):
                    return path
        raise Missing("no program in " + found[0])

    def command(self, place, work, port, tls):
        lines = ["root: " + place.served, "listen: 127.0.0.1:%d" % port, "passive.ports: " + PASSIVE,
                 "limits.sessions: 0", "limits.max-per-address: 0", "limits.before-login: 0", "deadlines.idle: 1h",
                 "log.level: error", "server-id: bench", "users:", "  %s:" % USER,
                 "    password-hash: %s" % CHEAP_ARGON2]
        if tls:
            lines += ["tls.certificates:", "  certificate: " + place.cert, "  key: " + place.key]
        path = os.path.join(work, "twinport.yaml")
        with open(path, "w") as out:
            out.write("\n".join(lines) + "\n")
        return [self.program, "serve", "--config", path]


class Apache(Server):
    name = "apache"

    def prepare(self, place):
        libraries = os.path.join(HOME, "target", "bench", "apache-ftpserver")
        self.java = find_java()
        if not glob.glob(libraries + "/ftpserver-core-*.jar"):
            if not shutil.which("mvn"):
                raise Missing("Maven is missing, Apache FtpServer is left out")
            output_of("mvn", "-B", "-q", "-f", HERE + "/apache/pom.xml", "dependency:copy-dependencies",
                      "-DoutputDirectory=" + libraries, env={**os.environ, "JAVA_HOME": self.java})
        classes = place.program("apache-classes")
        output_of(self.java + "/bin/javac", "-nowarn", "-d", classes, "-cp", libraries + "/*",
                  HERE + "/apache/ApacheServer.java")
        self.path = classes + ":" + libraries + "/*"
        jar = glob.glob(libraries + "/ftpserver-core-*.jar")[0]
        self.version = os.path.basename(jar)[len("ftpserver-core-"):-len(".jar")]

    def command(self, place, work, port, tls):
        more = [place.store] if tls else []
        return [self.java + "/bin/java", "-cp", self.path, "ApacheServer", str(port), place.served, PASSIVE, USER,
                PASSWORD] + more


class Peer(Server):
    """One that support/unpack-peers unpacked; root's ones run in a view of their own."""

    package = ""
    hash = "DES by crypt(3) through PAM"
    process_per_session = True

    def prepare(self, place):
        self.folder = os.path.join(HOME, "target", "peers")
        output_of(HOME + "/support/unpack-peers")
        try:
            with open(self.folder + "/versions") as lines:
                versions = dict(line.split(None, 1) for line in lines)
            self.version = versions[self.package].strip()
        except (OSError, KeyError):
            raise Missing("%s is not unpacked (support/unpack-peers)" % self.name)
        if os.geteuid() != 0:
            raise Missing("%s can only be started by root" % self.name)

    def environment(self):
        return {"LD_LIBRARY_PATH": ":".join(glob.glob(self.folder + "/usr/lib/*-linux-*"))}

    def write(self, work, name, text):
        path = os.path.join(work, name)
        os.makedirs(os.path.dirname(path), exist_ok=True)
        with open(path, "w") as out:
            out.write(text)
        return path

    def accounts(self, work):
        self.write(work, "etc/passwd", "root:x:0:0:root:/root:/bin/sh\nnobody:x:65534:65534:nobody:/:/usr/sbin/nologin\n"
                   "%s:x:%d:%d:bench:%s:/bin/sh\n" % (USER, ACCOUNT_ID, ACCOUNT_ID, SERVED))
        self.write(work, "etc/group", "root:x:0:\nnogroup:x:65534:\n%s:x:%d:\n" % (USER, ACCOUNT_ID))
        self.write(work, "etc/shadow", "%s:%s:20000:0:99999:7:::\n" % (USER, CHEAP_CRYPT))
        for service in ("vsftpd", "proftpd", "pure-ftpd", "other"):
            self.write(work, "etc/pam.d/" + service, "auth required pam_unix.so nodelay\n"
                       "account required pam_unix.so\nsession required pam_permit.so\n")

    def command(self, place, work, port, tls):
        self.accounts(work)
        return ["unshare", "--mount", "--pid", "--fork", "--kill-child", "sh", HERE + "/peers/private-view.sh", work,
                place.served, SERVED] + self.program(place, work, port, tls)

    def program(self, place, work, port, tls):
        raise NotImplementedError


class Vsftpd(Peer):
    name = package = "vsftpd"

    def program(self, place, work, port, tls):
        os.makedirs(work + "/empty")
        text = """listen=YES\nlisten_address=127.0.0.1\nlisten_port=%d\nbackground=NO\nseccomp_sandbox=NO
anonymous_enable=NO\nlocal_enable=YES\nwrite_enable=YES\nlocal_umask=022\nchroot_local_user=YES
allow_writeable_chroot=YES\npam_service_name=vsftpd\nsecure_chroot_dir=%s/empty\npasv_min_port=%d\npasv_max_port=%d
xferlog_enable=NO\nidle_session_timeout=3600\n""" % (port, work, FIRST, LAST)
        if tls:
            text += """ssl_enable=YES\nrsa_cert_file=%s\nrsa_private_key_file=%s\nssl_ciphers=HIGH
require_ssl_reuse=NO\nforce_local_logins_ssl=NO\nforce_local_data_ssl=NO\n""" % (place.cert, place.key)
        return [self.folder + "/usr/sbin/vsftpd", self.write(work, "vsftpd.conf", text)]


class Proftpd(Peer):
    name = "proftpd"
    package = "proftpd-core"

    def program(self, place, work, port, tls):
        text = """ServerName "bench"\nServerType standalone\nUseIPv6 off\nDefaultAddress 127.0.0.1\nSocketBindTight on
Port %d\nUser nobody\nGroup nogroup\nUseReverseDNS off\nModulePath %s/usr/lib/proftpd
AuthOrder mod_auth_pam.c* mod_auth_unix.c\nAuthPAMConfig proftpd\nRequireValidShell off\nUseFtpUsers off\nDefaultRoot ~
Umask 022 022\nAllowOverwrite on\nMaxInstances none\nPassivePorts %d %d\nPidFile %s/pid\nScoreboardFile %s/scoreboard
DelayEngine off\nWtmpLog off\nSystemLog none\nTransferLog none\nTimeoutIdle 3600\nTimeoutNoTransfer 3600\n""" % (
            port, self.folder, FIRST, LAST, work, work)
        if tls:
            text += """LoadModule mod_tls.c\nTLSEngine on\nTLSProtocol TLSv1.2 TLSv1.3\nTLSECCertificateFile %s
TLSECCertificateKeyFile %s\nTLSVerifyClient off\nTLSRequired off\nTLSRenegotiate none
TLSOptions NoSessionReuseRequired\n""" % (place.cert, place.key)
        return [self.folder + "/usr/sbin/proftpd", "--nodaemon", "--config", self.write(work, "proftpd.conf", text)]


class PureFtpd(Peer):
    name = package = "pure-ftpd"

    def program(self, place, work, port, tls):
        command = [self.folder + "/usr/sbin/pure-ftpd", "--bind", "127.0.0.1,%d" % port, "--login", "pam",
                   "--passiveportrange", "%d:%d" % (FIRST, LAST), "--chrooteveryone", "--noanonymous", "--dontresolve",
                   "--minuid", "1", "--maxclientsnumber", "20000", "--maxidletime", "60", "--umask", "022:022",
                   "--limitrecursion", "200000:5", "--syslogfacility", "none", "--pidfile", work + "/pid"]
        return command + (["--tls=1", "--certfile=" + place.both] if tls else [])


class Pyftpdlib(Peer):
    name = "pyftpdlib"
    package = "python3-pyftpdlib"
    hash = Server.hash
    process_per_session = False

    def command(self, place, work, port, tls):
        return ["/usr/bin/python3", HERE + "/peers/pyftpdlib-server.py",
                self.folder + "/usr/lib/python3/dist-packages", str(port), place.served, PASSIVE, USER,
                PASSWORD] + ([place.both] if tls else [])


def all_servers(ours):
    return [Twinport(ours), Floor(), Vsftpd(), Proftpd(), PureFtpd(), Pyftpdlib(), Apache()]


def prepare(servers, place):
    """Those that can be had, and why the others cannot."""
    ready, missing = [], {}
    for server in servers:
        try:
            server.prepare(place)
            ready.append(server)
        except Missing as e:
            missing[server.name] = str(e).strip().splitlines()[0]
            say("without %s: %s" % (server.name, e))
    return ready, missing
