"""spaCy is imported without its command line, and is whole for whoever else uses it in the process."""

import subprocess
import sys

CODE = """if 1:
    import sys
    from kg.annotate import load_annotator
    load_annotator()
    assert not [name for name in sys.modules if name.startswith("spacy.cli")]
    assert "weasel" not in sys.modules and "httpx" not in sys.modules
    import spacy
    assert spacy.info(silent=True)["spacy_version"] == spacy.__version__
    import spacy.cli
    assert spacy.cli.info.__module__ == "spacy.cli.info" and callable(spacy.cli.download)
"""


def test_spacy_has_its_command_line_when_it_is_asked_for():
    subprocess.run([sys.executable, "-W", "ignore", "-c", CODE], check=True, timeout=120)


def test_a_spacy_that_is_there_stays_as_it_is():
    before = "import spacy, spacy.cli; given = spacy.info\nfrom kg.annotate import load_annotator\nload_annotator()\n"
    after = "import sys; assert spacy.info is given and sys.modules['spacy.cli'] is spacy.cli\n"
    subprocess.run([sys.executable, "-W", "ignore", "-c", before + after], check=True, timeout=120)
