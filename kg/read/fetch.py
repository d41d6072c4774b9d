"""Pages of the web, fetched politely: only when asked for, by robots.txt, one after the other for each host."""

import io
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from kg.errors import ReadError
from kg.version import VERSION

from .confine import Confinement
from .limits import FETCH_SECONDS, MAX_PAGE, MAX_REDIRECTS, MAX_ROBOTS
from .media import KINDS, address_id
from .records import Known
from .resource import Rejected, Resource

AGENT = f"kg-news/{VERSION} (reads articles for a knowledge graph)"
_NOTHING = "User-agent: *\nDisallow: /"
PAUSE = 1.0  # seconds between two requests to one host, at least
LONGEST_PAUSE = 30.0  # a robots.txt that asks for more is told so, and its site left out


def is_address(name: str) -> bool:
    """Whether an input is an address of the web, not a file."""
    return name.lower().startswith(("http://", "https://"))


if TYPE_CHECKING:
    from urllib.robotparser import RobotFileParser


@dataclass(slots=True)
class Fetcher:
    """Fetches addresses. `loopback` is for tests, which have no other server than one on this machine."""

    loopback: bool = False
    pause: float = PAUSE
    sleep: Callable[[float], None] = time.sleep
    parser: Confinement = field(default_factory=Confinement)
    _robots: dict[str, "RobotFileParser"] = field(default_factory=dict)
    _last: dict[str, float] = field(default_factory=dict)

    def fetch(self, url: str) -> Resource | Rejected:
        """The page at an address, or why it is not read."""
        try:
            answer = self._follow(url)
        except (ReadError, ValueError) as error:  # urlsplit and robotparser raise ValueError
            return Rejected(url, str(error).removeprefix(f"{url}: "))
        data = bytes.fromhex(answer["body"])
        kind = KINDS.get(answer["media"])
        if answer["status"] != 200:
            return Rejected(url, f"answered with HTTP status {answer['status']}")
        known = Known(id=address_id(url), url=answer["url"])
        return Resource(url, lambda: io.BytesIO(data), known=known, kind=kind, charset=answer["charset"])

    def _follow(self, url: str) -> dict[str, Any]:
        """The answer behind the redirects, each of which is checked like the first address."""
        for _ in range(MAX_REDIRECTS + 1):
            robots = self._rules(url)
            if not robots.can_fetch(AGENT, url):
                raise ReadError(f"{url}: its robots.txt asks robots to stay away")
            self._wait(url, float(robots.crawl_delay(AGENT) or 0))
            answer = self._get(url, MAX_PAGE)
            if not answer["location"]:
                return answer
            url = answer["location"]
            if not is_address(url):
                raise ReadError(f"{url}: leads to an address that is not of the web")
        raise ReadError(f"{url}: more than {MAX_REDIRECTS} redirects")

    def _rules(self, url: str) -> "RobotFileParser":
        """The robots.txt of a host; as RFC 9309 has it, none means all is allowed, an error that nothing is."""
        from urllib.robotparser import RobotFileParser

        parts = urlsplit(url)
        host = f"{parts.scheme}://{parts.netloc}"
        if host not in self._robots:
            rules = RobotFileParser()
            answer = self._get(f"{host}/robots.txt", MAX_ROBOTS)
            told = bytes.fromhex(answer["body"]).decode("utf-8", "replace") if answer["status"] == 200 else ""
            rules.parse((_NOTHING if answer["status"] >= 500 else told).splitlines())
            self._robots[host] = rules
        return self._robots[host]

    def _wait(self, url: str, asked: float) -> None:
        if asked > LONGEST_PAUSE:
            raise ReadError(f"{url}: its robots.txt asks for {asked:.0f} seconds between requests; save it yourself")
        host = urlsplit(url).netloc
        left = self._last.get(host, -LONGEST_PAUSE) + max(self.pause, asked) - time.monotonic()
        if left > 0:
            self.sleep(left)
        self._last[host] = time.monotonic()

    def _get(self, url: str, limit: int) -> dict[str, Any]:
        answer: dict[str, Any] = self.parser.run(
            "fetch_request:get", url.encode(), name=url, seconds=FETCH_SECONDS, agent=AGENT, limit=limit,
            loopback=self.loopback,
        )  # fmt: skip
        return answer
