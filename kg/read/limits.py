"""How much of an input is read. Each limit is far above any news article and far below what hurts a machine."""

MB = 1_000_000

MAX_BYTES = 50 * MB  # of one document held in memory: a text, a record, a member of an archive
MAX_CHARS = 500_000  # of one article: no news article is longer; half a minute of CPU time
