"""Serves one folder to one user: MODULES HOST PORT PASSIVE_FIRST PASSIVE_LAST USER PASSWORD FOLDER ID [PEM DEMAND]."""

import logging
import os
import sys

modules, host, port, first, last, user, password, folder, account = sys.argv[1:10]
tls = sys.argv[10:]
sys.path.insert(0, modules)

from pyftpdlib.authorizers import DummyAuthorizer  # noqa: E402
if tls:
    from pyftpdlib.handlers import TLS_FTPHandler as FTPHandler  # noqa: E402
else:
    from pyftpdlib.handlers import FTPHandler  # noqa: E402
from pyftpdlib.servers import FTPServer  # noqa: E402

authorizer = DummyAuthorizer()
authorizer.add_user(user, password, folder, perm="elradfmwMT")
FTPHandler.authorizer = authorizer
FTPHandler.passive_ports = range(int(first), int(last) + 1)
FTPHandler.auth_failed_timeout = 0
if tls:
    pem, demand = tls
    FTPHandler.certfile = pem
    FTPHandler.tls_control_required = demand != "NOTHING"
    FTPHandler.tls_data_required = demand == "LOGIN_AND_DATA"
    FTPHandler.get_ssl_context()  # reads the key while this is still root
logging.basicConfig(level=logging.DEBUG, stream=sys.stderr)

server = FTPServer((host, int(port)), FTPHandler)
if os.getuid() == 0:
    os.setgroups([])
    os.setgid(int(account))
    os.setuid(int(account))
server.serve_forever(handle_exit=False)
