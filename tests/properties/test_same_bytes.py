"""Same input, same bytes: whatever the hash seed, the time zone, the locale, the clock or the number of workers."""

import json
import os
import re
import subprocess
import sys

import pytest

import kg

ENVIRONMENTS = (
    {"PYTHONHASHSEED": "1", "TZ": "Pacific/Kiritimati", "LC_ALL": "C"},
    {"PYTHONHASHSEED": "2", "TZ": "America/Anchorage", "LC_ALL": "C.UTF-8"},
)

SET_BACK = '''
"""Python begins with this module: its clock stands in 1995."""
import datetime, time

_BACK = 31_536_000 * (datetime.date.today().year - 1995)
_clock, _gmtime, _localtime = time.time, time.gmtime, time.localtime
time.time = lambda: _clock() - _BACK
time.gmtime = lambda seconds=None: _gmtime(time.time() if seconds is None else seconds)
time.localtime = lambda seconds=None: _localtime(time.time() if seconds is None else seconds)

class _DateTime(datetime.datetime):
    now = classmethod(lambda cls, tz=None: cls.fromtimestamp(time.time(), tz))
    utcnow = classmethod(lambda cls: cls.utcfromtimestamp(time.time()))
    today = now

class _Date(datetime.date):
    today = classmethod(lambda cls: cls.fromtimestamp(time.time()))

datetime.datetime, datetime.date = _DateTime, _Date
'''

# The night to summer time in Europe, a Sunday; the same moments are Saturday, Sunday or Monday elsewhere.
NIGHT = {
    "change": ("2021-03-28T03:00:00+02:00", "A fire destroyed the harbour of Corrie yesterday.", "2021-03-27"),
    "before": ("2021-03-28T01:59:59+01:00", "A bridge collapsed in Oskby on Saturday.", "2021-03-27"),
    "west": ("2021-03-28T23:30:00-08:00", "A ship sank off Port Ellery today.", "2021-03-28"),
    "east": ("2021-03-29T00:30:00+14:00", "The mayor of Hollin resigned yesterday.", "2021-03-28"),
    "undated": (None, "A storm killed two men in Varnsk yesterday.", None),
}
PAGE = """<html><head><title>Dam bursts</title><script type="application/ld+json">
{"@type": "NewsArticle", "headline": "Dam bursts", "datePublished": "2021-03-28T12:00:00Z"}</script></head>
<body><article><h1>Dam bursts</h1><p>A dam burst near Tolmar on Friday, and the water killed nine people.</p>
<p>The police of Tolmar opened an inquiry into the burst of the dam.</p></article></body></html>"""


@pytest.fixture
def night(tmp_path):
    """Files with articles of the night, and a page that is later than the clock."""
    folder = tmp_path / "night"
    folder.mkdir()
    rows = [{"id": name, "date": date, "text": text} for name, (date, text, _) in NIGHT.items()]
    (folder / "night.jsonl").write_text("".join(json.dumps(row) + "\n" for row in rows))
    (folder / "page.html").write_text(PAGE)
    return folder


@pytest.fixture
def set_back(tmp_path):
    """The environment of a Python whose clock is set back."""
    folder = tmp_path / "clock"
    folder.mkdir()
    (folder / "sitecustomize.py").write_text(SET_BACK)
    environment = {"PYTHONPATH": str(folder)}
    show = "import datetime; print(datetime.datetime.now(datetime.UTC).year)"
    command = [sys.executable, "-c", show]
    told = subprocess.run(command, check=True, env={**os.environ, **environment}, capture_output=True)
    assert int(told.stdout) < 2000
    return environment


def timeless(path):
    """The bytes of a file, without the seconds that the build report tells."""
    return re.sub(rb'"seconds": [\d.]+', b"", path.read_bytes())


def start_dates(lines):
    """The dates of the events of each article of the night."""
    found = re.findall(r'/startDate> "([^"]+)"\S* <[^>]*/article/([^>]+)>', lines)
    return {name: {date for date, article in found if article == name} for name in NIGHT}


def test_the_environment_does_not_change_a_byte(tmp_path, night, set_back):
    outputs = []
    for number, environment in enumerate((ENVIRONMENTS[0] | set_back, ENVIRONMENTS[1])):
        out = tmp_path / str(number)
        command = [sys.executable, "-m", "kg", "build", kg.samples(), str(night), "-o", str(out)]
        command += ["-f", "nq", "-f", "gexf", "--workers", str(number + 1)]
        subprocess.run(command, check=True, env={**os.environ, **environment}, capture_output=True)
        outputs.append({path.name: timeless(path) for path in sorted(out.iterdir()) if path.is_file()})
    assert outputs[0] == outputs[1]
    assert outputs[0].keys() >= {"kg.nq", "kg.gexf"}
    lines = outputs[0]["kg.nq"].decode()
    assert start_dates(lines) == {name: {date} - {None} for name, (_, _, date) in NIGHT.items()}
    assert '/startDate> "2021-03-26"' in lines  # of the page, by its own date
