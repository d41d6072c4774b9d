"""How much of an input is read. Each limit is far above any news article and far below what hurts a machine."""

MB = 1_000_000

MAX_BYTES = 50 * MB  # of one document held in memory: a text, a record, a member of an archive
MAX_LINE = 10 * MB  # of a line of JSON Lines or a table, of which files may have any size
MAX_CHARS = 500_000  # of one article: no news article is longer; half a minute of CPU time

# Parsers of hostile formats run in a process of their own (confine.py).
MAX_PAGE = 20 * MB  # of one web page or feed; trafilatura refuses more as well
PARSE_SECONDS = 30.0  # for one document: a page takes milliseconds, a long PDF a few seconds
PARSE_MEMORY = 2_000 * MB  # address space of that process, its libraries (700 MB of it) included
MAX_PDF_PAGES = 300  # a newspaper has a hundred

# Archives and compressed files: text packs 3 to 20 to one, and 1,000 to one is a bomb.
MAX_DEPTH = 4  # archives in archives
MAX_RATIO = 200  # bytes out for each byte in, above FREE_BYTES
FREE_BYTES = 10 * MB  # that may come out of a small file whatever its ratio: a page of blanks is no bomb
BOMB = f"unpacks to more than {MAX_RATIO} times its size; a bomb is not read"
MAX_UNPACKED = 4_000 * MB  # bytes out of one file
MAX_MEMBERS = 100_000  # of one archive; tarfile remembers each, 1 KB
MAX_SPOOL = 20 * MB  # of an unpacked file held in memory; beyond that it goes to a temporary file

FETCH_SECONDS = 30.0  # for one request, however slowly its answer drips
MAX_REDIRECTS = 5
MAX_ROBOTS = 500_000  # bytes of a robots.txt, as RFC 9309 asks for at least
