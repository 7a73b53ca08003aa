"""Serves one folder to one user: MODULES HOST PORT PASSIVE_FIRST PASSIVE_LAST USER PASSWORD FOLDER ID PEM DEMAND LINE...

Each LINE is Python about handler or server, run before the start; PEM is empty without TLS."""

import logging
import os
import sys

modules, host, port, first, last, user, password, folder, account = sys.argv[1:10]
pem, demand = sys.argv[10:12]
lines = sys.argv[12:]
sys.path.insert(0, modules)

from pyftpdlib.authorizers import DummyAuthorizer  # noqa: E402
if pem:
    from pyftpdlib.handlers import TLS_FTPHandler as FTPHandler  # noqa: E402
else:
    from pyftpdlib.handlers import FTPHandler  # noqa: E402
from pyftpdlib.servers import FTPServer  # noqa: E402

authorizer = DummyAuthorizer()
authorizer.add_user(user, password, folder, perm="elradfmwMT")
FTPHandler.authorizer = authorizer
FTPHandler.passive_ports = range(int(first), int(last) + 1)
FTPHandler.auth_failed_timeout = 0
if pem:
    FTPHandler.certfile = pem
    FTPHandler.tls_control_required = demand != "NOTHING"
    FTPHandler.tls_data_required = demand == "LOGIN_AND_DATA"
handler = FTPHandler
for line in lines:
    if not line.startswith("server"):
        exec(line)
if pem:
    FTPHandler.get_ssl_context()  # reads the key while this is still root
logging.basicConfig(level=logging.DEBUG, stream=sys.stderr)

server = FTPServer((host, int(port)), handler)
for line in lines:
    if line.startswith("server"):
        exec(line)
if os.getuid() == 0:
    os.setgroups([])
    os.setgid(int(account))
    os.setuid(int(account))
server.serve_forever(handle_exit=False)
