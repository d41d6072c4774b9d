"""Who may ask: the address that is bound, a token, the names that the server goes by, and which sites may read."""

import base64
import binascii
import hmac
import ipaddress
from collections.abc import Mapping
from dataclasses import dataclass

from .problem import Problem

_OWN = ("same-origin", "same-site", "none")


@dataclass(frozen=True, slots=True)
class Access:
    """The rules of one server; `is_public` lets everybody read, by whatever name the server is called."""

    host: str = "127.0.0.1"
    token: str | None = None
    is_public: bool = False

    def check(self, method: str, headers: Mapping[str, str]) -> None:
        """Raises Problem for a request under a wrong name (DNS rebinding), from another site, or without the token."""
        if not self.is_public and not self._knows(headers.get("host", "")):
            raise Problem(421, "this server does not go by that name; see --host and --public of kg serve")
        if not self.is_public and _is_foreign(headers):
            raise Problem(403, "pages of other sites may not ask this server; see --public of kg serve")
        if self.token is not None and method != "OPTIONS" and not self._has_token(headers.get("authorization", "")):
            challenge = {"www-authenticate": 'Basic realm="kg", charset="UTF-8"'}
            raise Problem(401, "this server wants its token, as Bearer token or as password", {}, challenge)

    @property
    def allows_all_sites(self) -> bool:
        """Whether pages of other sites may read the answers (CORS)."""
        return self.is_public

    def _knows(self, host: str) -> bool:
        name = _without_port(host).lower()
        if name in ("localhost", "127.0.0.1", "::1", self.host.lower()):
            return True
        return is_wildcard(self.host) and _is_address(name)  # by a number no name can be rebound

    def _has_token(self, given: str) -> bool:
        kind, _, value = given.partition(" ")
        if kind.lower() == "basic":
            try:
                value = base64.b64decode(value.strip(), validate=True).decode().partition(":")[2]
            except (binascii.Error, UnicodeDecodeError):
                return False
        elif kind.lower() != "bearer":
            return False
        return hmac.compare_digest(value.strip().encode(), (self.token or "").encode())


def is_loopback(host: str) -> bool:
    """Whether only this machine can reach the address."""
    return host == "localhost" or (_is_address(host) and ipaddress.ip_address(host).is_loopback)


def is_wildcard(host: str) -> bool:
    """Whether the address stands for all addresses of the machine."""
    return _is_address(host) and ipaddress.ip_address(host).is_unspecified


def _is_address(name: str) -> bool:
    try:
        ipaddress.ip_address(name)
    except ValueError:
        return False
    return True


def _without_port(host: str) -> str:
    if host.startswith("["):
        return host[1:].partition("]")[0]
    return host.rpartition(":")[0] if host.count(":") == 1 else host


def _is_foreign(headers: Mapping[str, str]) -> bool:
    """Whether a page of another site makes its reader's browser ask; following a link is no such thing."""
    site = headers.get("sec-fetch-site", "none")
    if site not in _OWN:
        return headers.get("sec-fetch-mode") != "navigate" or headers.get("sec-fetch-dest") != "document"
    origin = headers.get("origin")
    return origin is not None and origin.partition("://")[2] != headers.get("host")
