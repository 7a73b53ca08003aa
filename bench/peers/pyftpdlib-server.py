"""pyftpdlib for bench/run: MODULES PORT FOLDER FIRST-LAST USER PASSWORD [PEM]."""

import logging
import sys

modules, port, folder, passive, user, password = sys.argv[1:7]
pem = sys.argv[7] if len(sys.argv) > 7 else None
sys.path.insert(0, modules)

from pyftpdlib.authorizers import DummyAuthorizer  # noqa: E402
from pyftpdlib.handlers import FTPHandler, TLS_FTPHandler  # noqa: E402
from pyftpdlib.servers import FTPServer  # noqa: E402

handler = TLS_FTPHandler if pem else FTPHandler
authorizer = DummyAuthorizer()
authorizer.add_user(user, password, folder, perm="elradfmwMT")
handler.authorizer = authorizer
first, last = passive.split("-")
handler.passive_ports = range(int(first), int(last) + 1)
handler.timeout = 3600
if pem:
    handler.certfile = pem
logging.basicConfig(level=logging.ERROR)
server = FTPServer(("127.0.0.1", int(port)), handler)
server.max_cons = server.max_cons_per_ip = 0
server.serve_forever(handle_exit=False)
