"""Bytes whose encoding nobody states: the code page of their language, other scripts by their looks."""

import pytest

from loaders.readers.decode import decode

TEXTS = {
    ("cp1252", "Le café du port a rouvert lundi après des travaux, et la mairie s’en réjouit déjà beaucoup."),
    ("cp1252", "Die Fähre fährt künftig täglich über den Fluß, sagte die Bürgermeisterin – und zwar für alle."),
    ("cp1252", "“The ferry leaves at nine,” Zoë said – and that was that. The café stays open until the boats are in."),
    ("cp1250", "Prezydent przyjął w środę w Krakowie przewodniczącego rady i rozmawiał z nim o przyszłości żeglugi."),
    ("cp1250", "Předseda vlády v úterý přijal ministry zahraničí a řekl, že loďka už bude plout každý den."),
    ("cp1254", "Başbakan salı günü İstanbul’da yeni vapur hattının açılışını yaptı ve gazetecilere konuştu."),
    ("cp1251", "Премьер-министр во вторник открыл новую паромную линию и сообщил журналистам о планах на осень."),
    ("shift_jis", "首相は火曜日に新しい航路の開通を発表し、記者団に今後の計画について語った。船は九月に出発する。"),
}


@pytest.mark.parametrize(("encoding", "text"), sorted(TEXTS))
@pytest.mark.parametrize(
    "page", ["{}", '<html><head><script>var a = "x";</script></head><body><p>{}</p></body></html>']
)
def test_a_text_in_the_code_page_of_its_language(encoding: str, text: str, page: str) -> None:
    told, notes = decode(page.format(text).encode(encoding))
    assert told == page.format(text)
    assert "encoding not stated" in notes[0]


@pytest.mark.parametrize(
    ("declared", "encoding", "text"),
    [
        ("iso-8859-1", "cp1252", "“The port” – open again"),
        ("ISO_8859-1", "latin-1", "São Paulo"),
        ("x-sjis", "cp932", "港①"),
        ("gb2312", "gb18030", "港口開放"),
        ("no-such-set", "utf-8", "port"),
    ],
)
def test_an_old_name_is_read_as_browsers_read_it(declared: str, encoding: str, text: str) -> None:
    assert decode(text.encode(encoding), declared) == (text, ())
