"""A port in between: what comes to it goes on to another, until the line is cut the hard way."""

from __future__ import annotations

import select
import socket
import struct
from threading import Thread

_AT_ONCE = 65536
_LOOK = 0.02
"""Seconds after which a thread lets go of its end: one that it waits for would not be closed before."""


class Relay:
    """Passes connections on to a port of this machine. `reset` breaks them all off (TCP RST, both ways)."""

    def __init__(self, port: int) -> None:
        self._to = port
        self._ends: list[socket.socket] = []
        self._door = socket.create_server(("127.0.0.1", 0))
        self.port: int = self._door.getsockname()[1]
        Thread(target=self._let_in, daemon=True).start()

    def _let_in(self) -> None:
        while True:
            try:
                near, _ = self._door.accept()
            except OSError:
                return  # closed
            far = socket.create_connection(("127.0.0.1", self._to))
            self._ends += [near, far]
            for one, other in ((near, far), (far, near)):
                Thread(target=self._pass_on, args=(one, other), daemon=True).start()

    @staticmethod
    def _pass_on(one: socket.socket, other: socket.socket) -> None:
        try:
            while True:
                if select.select([one], [], [], _LOOK)[0]:
                    data = one.recv(_AT_ONCE)
                    if not data:
                        break
                    other.sendall(data)
            other.shutdown(socket.SHUT_WR)
        except (OSError, ValueError):
            pass  # the line was cut

    def reset(self) -> None:
        """Break off every connection, as a router does that has forgotten it."""
        for end in self._ends:
            end.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
            end.close()
        self._ends.clear()

    def close(self) -> None:
        """Take no more connections."""
        self._door.close()
