"""The errors that kg raises on purpose; each message names the input and the remedy."""


class KgError(Exception):
    """Base of all errors that a user can act on."""


class ReadError(KgError):
    """An input cannot be read as an article; the message names the file and says what to do."""


class ModelError(KgError):
    """The spaCy pipeline cannot be loaded."""


class GraphError(KgError):
    """A graph file cannot be read or does not follow the graph model."""


class QueryError(KgError):
    """A SPARQL query is malformed or unknown."""


class ExportError(KgError):
    """An export format is unknown or its target cannot be written."""


class GoldError(KgError):
    """A file of gold facts or findings cannot be read; the message names the file and the entry."""


class StoreError(KgError):
    """A store is missing, damaged, foreign, of another format or in use; the message names it and the remedy."""


class LookupFailed(KgError):
    """A thing, an article or a parameter that the explorer was asked for is unknown."""


class RemoteError(KgError):
    """A SPARQL server cannot be reached or refuses; the message names its address and never a password."""


class ResolutionError(KgError):
    """What was resolved is not what is asked for, or cannot be kept; the message names the remedy."""


class FormatError(StoreError):
    """A store has a format that this version of kg does not read."""
