"""Who we are to a server: from the environment, and never shown."""

import base64
import os
from collections.abc import Mapping
from dataclasses import dataclass, field

from kg.errors import RemoteError

TOKEN, USER, PASSWORD = "KG_ENDPOINT_TOKEN", "KG_ENDPOINT_USER", "KG_ENDPOINT_PASSWORD"


@dataclass(frozen=True, slots=True)
class Credentials:
    """A bearer token, or a user with a password, or neither."""

    token: str = field(default="", repr=False)
    user: str = field(default="", repr=False)
    password: str = field(default="", repr=False)

    def __bool__(self) -> bool:
        return bool(self.token or self.user)

    def hide(self, text: str) -> str:
        """The text without the secrets, for a server may send them back in an error."""
        basic = base64.b64encode(f"{self.user}:{self.password}".encode()).decode() if self.user else ""
        for secret in (self.token, self.password, basic):
            if secret:
                text = text.replace(secret, "***")
        return text


def read_credentials(environment: Mapping[str, str] | None = None) -> Credentials:
    """What KG_ENDPOINT_TOKEN, or KG_ENDPOINT_USER and KG_ENDPOINT_PASSWORD, say; raises RemoteError for half of it."""
    known = os.environ if environment is None else environment
    token, user, password = (known.get(name, "") for name in (TOKEN, USER, PASSWORD))
    if token and (user or password):
        raise RemoteError(f"both {TOKEN} and {USER} are set; unset one of them")
    if bool(user) != bool(password):
        raise RemoteError(f"{USER} and {PASSWORD} go together; set both or none")
    if any(ord(c) < 32 or ord(c) > 126 for c in token):
        raise RemoteError(f"{TOKEN} holds a character that no token has; set it again")
    return Credentials(token, user, password)
