"""The language of a text that does not state one."""

import pytest

from loaders.language import language_of

# ruff: noqa: E501
TEXTS = {
    "en": "The two ports agreed on Tuesday that they would share the fees of the new harbour, and a board sets the rest.",
    "de": "Die beiden Häfen haben sich am Dienstag geeinigt, und der Streit um das neue Becken ist nach neun Jahren zu Ende.",
    "fr": "Les deux ports se sont mis d’accord mardi sur les droits du nouveau bassin, et une commission fixe les autres.",
    "es": "Los dos puertos acordaron el martes las tasas de la nueva dársena, y una junta fija las demás para los barcos.",
    "it": "I due porti si sono accordati martedì sulle tasse del nuovo bacino, e una commissione fissa le altre per le navi.",
    "pt": "Os dois portos chegaram a acordo na terça-feira sobre as taxas da nova doca, e uma comissão não muda as outras.",
    "nl": "De twee havens zijn het dinsdag eens geworden over de kosten van het nieuwe bekken, en een raad bepaalt de rest.",
    "pl": "Oba porty uzgodniły we wtorek opłaty za nowy basen, a pozostałe ustali wspólna komisja obu miast w maju.",
    "ru": "Два порта договорились во вторник о сборах за новую гавань, а остальные сборы установит общая комиссия.",
    "ja": "二つの港は火曜日、新しい港の使用料について合意し、残りは共同の委員会が決めることになった。",
    "ar": "اتفق الميناءان يوم الثلاثاء على رسوم المرفأ الجديد بعد خلاف دام تسع سنوات بين المدينتين.",
    "tr": "İki liman salı günü yeni rıhtımın ücretleri üzerinde anlaştı ve dokuz yıllık tartışma böylece sona erdi.",
}  # fmt: skip


@pytest.mark.parametrize("language", TEXTS)
def test_each_language_is_told(language: str) -> None:
    assert language_of(TEXTS[language]) == language
    assert language_of(TEXTS[language] * 3) == language


@pytest.mark.parametrize("text", ["", "12 345,67", "Port", "--- ***"])
def test_too_little_to_tell(text: str) -> None:
    assert language_of(text) is None
