"""One request to a public host. Runs in the confined process, which is killed when a server dawdles.

The address that a name stands for is looked up once, checked, and connected to itself, so that a name
server cannot answer with another the second time (DNS rebinding).
"""

import gzip
import http.client
import io
import ipaddress
import re
import socket
import ssl
from typing import Any
from urllib.parse import quote, urljoin, urlsplit

from kg.errors import ReadError

from .limits import MB

TIMEOUT = 10.0  # seconds without an answer
PORTS = (80, 443, 8080, 8443)  # of the web; others may be services that obey what they take for a page's address
_SAFE = "/%:@!$&'()*+,;=~-._?"  # what may stand as it is in a path and a query


def get(data: bytes, *, agent: str, limit: int, loopback: bool) -> dict[str, Any]:
    """`status`, `location` (of a redirect), `media`, `charset`, and the `body` in hexadecimal."""
    url = data.decode("utf-8", "replace")
    connection, path = _connection(url, loopback)
    try:
        connection.request("GET", path, headers={"User-Agent": agent, "Accept": "*/*", "Accept-Encoding": "identity"})
        answer = connection.getresponse()
        body = answer.read(limit + 1)
    except (OSError, http.client.HTTPException, UnicodeError) as error:
        raise ReadError(f"cannot be fetched ({' '.join(str(error).split())[:150] or type(error).__name__})") from error
    finally:
        connection.close()
    if len(body) > limit:
        raise ReadError(f"larger than {limit / MB:g} MB; save and split it")
    target = answer.getheader("Location") if answer.status in (301, 302, 303, 307, 308) else None
    return {
        "url": url,
        "status": answer.status,
        "location": urljoin(url, target) if target else None,
        "media": answer.headers.get_content_type(),
        "charset": answer.headers.get_content_charset(),
        "body": _unpacked(body, answer.getheader("Content-Encoding"), limit).hex(),
    }


def _connection(url: str, loopback: bool) -> tuple[http.client.HTTPConnection, str]:
    """A connection to the host of an address, and the path to ask for. Raises ReadError where that may not be."""
    try:
        parts = urlsplit(url)
        secure, host, port = parts.scheme == "https", parts.hostname, parts.port
    except ValueError as error:
        raise ReadError(f"no address of the web ({error})") from error
    if parts.scheme not in ("http", "https") or not host or parts.username is not None:
        raise ReadError("no address of the web; give http:// or https:// and a host")
    port = port or (443 if secure else 80)
    if port not in PORTS and not loopback:
        raise ReadError(f"port {port} is not one of the web")
    sock = _connect(host, port, loopback)
    path = quote(parts.path or "/", safe=_SAFE) + (f"?{quote(parts.query, safe=_SAFE)}" if parts.query else "")
    connection: http.client.HTTPConnection
    if secure:
        context = ssl.create_default_context()
        connection = http.client.HTTPSConnection(host, port, context=context)
        sock = context.wrap_socket(sock, server_hostname=host)
    else:
        connection = http.client.HTTPConnection(host, port)
    connection.sock = sock
    return connection, path


def _connect(host: str, port: int, loopback: bool) -> socket.socket:
    """A socket to the first public address of a host."""
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as error:
        raise ReadError(f"there is no host {host!r} ({error})") from error
    for family, kind, protocol, _, place in found:
        if not is_public(str(place[0]), loopback):
            raise ReadError(f"{host} is not a public address ({place[0]}); kg fetches from the web only")
        sock = socket.socket(family, kind, protocol)
        sock.settimeout(TIMEOUT)
        try:
            sock.connect(place)
        except OSError:
            sock.close()
            continue
        return sock
    raise ReadError(f"{host} does not answer")


def is_public(address: str, loopback: bool = False) -> bool:
    """Whether an IP address belongs to the public network: not private, loopback, link-local, reserved or multicast."""
    found = ipaddress.ip_address(re.sub("%.*", "", address))
    if isinstance(found, ipaddress.IPv6Address):
        inner = found.ipv4_mapped or found.sixtofour or (found.teredo or (None, None))[1]
        if inner is not None:
            return is_public(str(inner), loopback)
        if found in ipaddress.ip_network("64:ff9b::/96"):  # NAT64
            return is_public(str(ipaddress.IPv4Address(int(found) & 0xFFFFFFFF)), loopback)
    if loopback and found.is_loopback:
        return True
    return found.is_global and not found.is_multicast and not found.is_reserved


def _unpacked(body: bytes, encoding: str | None, limit: int) -> bytes:
    """The body of a server that compresses although it was not asked to."""
    if encoding in (None, "", "identity"):
        return body
    if encoding not in ("gzip", "x-gzip"):
        raise ReadError(f"answered in an encoding that was not asked for ({encoding[:40]!r})")
    try:
        data = gzip.GzipFile(fileobj=io.BytesIO(body)).read(limit + 1)
    except (OSError, EOFError) as error:
        raise ReadError(f"answered with damaged gzip ({error})") from error
    if len(data) > limit:
        raise ReadError(f"larger than {limit / MB:g} MB; save and split it")
    return data
