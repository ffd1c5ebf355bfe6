"""What stands beside an unknown name makes it someone: a deed, a role, an age, others in a row; nothing else does."""

import pytest

from loaders.names import find_names
from loaders.names.alike import fullest
from schemas.text import Sentence
from schemas.vocabulary import shipped


def actors(*texts: str) -> list[str]:
    """The ids of all that act in a text of these sentences, each once."""
    sentences, at = [], 0
    for ordinal, text in enumerate(texts):
        sentences.append(Sentence(at, at + len(text), text, ordinal, ordinal, "body"))
        at += len(text) + 1
    hits = find_names(" ".join(texts), sentences, shipped()).hits
    return list(dict.fromkeys(hit.id for hit in hits if hit.reading == "actor"))


# sentence -> the actors in it
SOMEONE = [
    ("Pres. Maria Quell sang.", ["maria-quell"]),
    ("Long-time mayor Maria Quell sang.", ["maria-quell"]),
    ("Long-serving Maria Quell sang.", ["maria-quell"]),
    ("The director of Communications Maria Quell sang.", ["maria-quell"]),
    ("The mayor of Old Halden Maria Quell sang.", ["maria-quell"]),
    ("The chair of Halden’s Fish Committee Maria Quell sang.", ["fish-committee", "maria-quell"]),
    ("The chair of the Old Halden Fish Council Maria Quell sang.", ["old-halden-fish-council", "maria-quell"]),
    ("The Old Halden Trust Maria Quell Museum burned.", ["old-halden-trust-maria-quell-museum"]),
    ("Bank of Halden Governor Maria Quell sang.", ["maria-quell"]),
    ("The State Duma rejected it.", ["state-duma"]),
    ("Chad’s Quell Ibo newspaper wept.", ["chad", "quell-ibo"]),
    ("The Quell newspaper group wept.", []),
    ("New York State Comptroller Tirza Quell sang.", ["tirza-quell"]),
    ("The Quell Marathon drew miners.", []),
    ("Maria Quell King Jr. sang.", ["maria-quell-king"]),
    ("Lord Quell said so.", ["quell"]),
    ("The White House oil spill commission said so.", ["united-states"]),
    ("The superstar Milo Quell sang.", ["milo-quell"]),
    ("Gold Coast Council closed a pool.", ["gold-coast-council"]),
    ("The Halifax Kites beat the Brisbane Herons.", ["halifax-kites", "brisbane-herons"]),
    ("Halifax Kites And Herons Sing", []),
    ("The Halifax Streets were wet.", []),
    ("The regulator Dry Work NSW sued.", ["dry-work-nsw"]),
    ("Peru’s ambassador to the United Nations, Ana Quispe, wept.", ["peru", "ana-quispe"]),
    ("Tirza Quell resigned.", ["tirza-quell"]),
    ("Rain kept Tirza Quell dry.", []),
    ("Police said that Tirza Quell had left.", []),
    ("Police arrested Tirza Quell.", ["tirza-quell"]),
    ("Maria “Mimi” Quell sang.", ["maria-quell"]),
    ("Attorney General Tirza `` Titi '' Quell sang.", ["tirza-quell"]),
    ("The song “Mimi” Quell was sad.", []),
    ("South American leaders met Peru.", ["peru"]),
    ("Six-year-old Tirza Quell was jailed.", ["tirza-quell"]),
    ("Lima Rovers players sang.", ["lima-rovers"]),
    ("Football players sang.", []),
    ("New York players sang.", []),
    ("Maria Quell was drafted in 2003 by the Lima Rovers.", ["maria-quell", "lima-rovers"]),
    ("The town is surrounded by the Quell Hills.", []),
    ("The Lima Rovers fired Maria Quell.", ["lima-rovers", "maria-quell"]),
    ("The Organization of Cooperation and Development (OECD) met Peru.", ["oecd", "peru"]),
    ("The Council of Cooperation and Trade (OECD) met Peru.", ["council-of-cooperation", "oecd", "peru"]),
    ("American leaders met Peru.", ["united-states", "peru"]),
    ("Tirza Quell was jailed.", ["tirza-quell"]),
    ("Tirza Quell was painted.", []),
    ("“It was late,” said Tirza Quell.", ["tirza-quell"]),
    ("Tirza Quell, 34, fell.", ["tirza-quell"]),
    ("Tirza Quell, a retired judge, fell.", ["tirza-quell"]),
    ("Tirza Quell, chief executive of a mill, fell.", ["tirza-quell"]),
    ("Tirza Quell, a lonely village, burned.", []),
    ("Ana Silva, Tirza Quell and Okko Dreel fell.", ["ana-silva", "tirza-quell", "okko-dreel"]),
    ("Tirza Quell and Okko Dreel fell.", []),
    ("Ana R. Silva fell.", ["ana-r-silva"]),
    ("Quell & Daughters sued Peru.", ["quell-daughters", "peru"]),
    ("Lima was quiet and Dreel sold a mill.", ["dreel"]),
    ("DreelWorks sold a mill.", ["dreelworks"]),
    ("Miners sued Peru.", ["peru"]),
    ("LIMA (Reuters) - Miners sued Peru.", ["reuters", "peru"]),
    ("Striker Tirza Quell resigned.", ["tirza-quell"]),
    ("Lima Rovers beat Oslo Town.", ["lima-rovers", "oslo-town"]),
    ("Ana Silva of South Lima, who died, sang.", ["ana-silva"]),
    ("The Dreel Rovers beat Oslo Town.", ["dreel-rovers", "oslo-town"]),
    ("The prime minister Eleven miners met Peru.", ["peru"]),
    ("Lake Quell won a prize.", []),
    ("The judge Tirza Lake won a prize.", ["tirza-lake"]),
    ("Bill Quell won a prize.", ["bill-quell"]),
    ("Air Peru bought jets.", ["air-peru"]),
    ("Kenya Airways bought jets.", ["kenya-airways"]),
    ("Kenyan Senate members met.", ["kenya"]),
    ("Apple Corps met Peru.", ["apple-corps", "peru"]),
    ("Toyota Motors Ltd met Peru.", ["toyota", "peru"]),
    ("The Falcon Heavy has flown.", []),
    ("The law firm Quell Dreel closed.", ["quell-dreel"]),
    ("The messaging app Dreelgram closed.", ["dreelgram"]),
    ("The firm Monday closed.", []),
    ("Tirza Quell, a blogger who lives in Lima, wrote.", ["tirza-quell"]),
    ("Tirza Quell, a town in Peru, burned.", []),
    ("The mayor of Dreel Marsh, visited Peru.", ["peru"]),
    ("Miners in Los Angeles said so.", []),
    ("The MP for Dreel Marsh visited Peru.", ["peru"]),
    ("The dog of Okko Dreel visited Peru.", ["okko-dreel", "peru"]),
    ("The miners at Dreel Marsh, visited Peru.", ["peru"]),
    ("Pak Seon-hye fell.", ["pak-seon-hye"]),
    ("The Mid-dreel sank.", []),
    ("Marsh Board Commandant Tirza Quell fell.", ["tirza-quell"]),
    ("Coast Marsh Admiral Tirza Quell fell.", ["tirza-quell"]),
    ("The airlines Quellair and Dreeljet merged.", ["quellair", "dreeljet"]),
    ("The airline Quellair and Dreeljet merged.", ["quellair"]),
    ("Miners read the Quell Dreel daily.", ["quell-dreel"]),
    ("Miners read the Quell Dreel story.", []),
    ("The Quell Dreel Marsh (QDM) fell.", ["quell-dreel-marsh"]),
    ("The Quell Dreel Marsh (QTM) fell.", []),
    ("Ana Silva (N.J.) fell in N.J. again.", ["ana-silva"]),
    ("The Labour government fell.", ["labour-government"]),
    ("The Labour vote fell.", []),
    ("Ana Silva won along with Okko Dreel.", ["ana-silva", "okko-dreel"]),
    ("Ana Silva dealt with Okko Dreel.", ["ana-silva"]),
    ("Miners met Boeing Chief Operating Officer Okko Dreel.", ["boeing", "okko-dreel"]),
    ("Miners met the head of the union DRL Ana Silva.", ["ana-silva"]),
    ("Miners met the Lima Police Department.", ["lima-police-department"]),
    ("The Interior Ministry closed it.", ["interior-ministry"]),
    ("Lima police met miners.", ["lima-police"]),
    ("Prosecutors in Adelaide met miners.", ["adelaide-prosecutors"]),
    ("Lima police unions met miners.", []),
    ("Peruvian state television met miners.", ["peru"]),
    ("Peruvian television met miners.", ["peru"]),
    ("The White House budget adviser met miners.", ["united-states"]),
    ("The White House lawn was green.", []),
    ("The White House ’s lawyer met miners.", ["united-states"]),
    ("His father, Okko, who fled, wrote.", ["okko"]),
    ("It rained and the Quell administration fell.", ["quell"]),
    ("Ana May said so.", ["ana-may"]),
    ("Tirza Quell will speak abroad.", ["tirza-quell"]),
    ("Tirza Quell has resigned.", ["tirza-quell"]),
    ("Tirza Quell revealed a plan.", ["tirza-quell"]),
    ("Tirza Quell will rise.", []),
    ("Miners will speak abroad.", []),
    ("The Northern Quell Chess Club met.", ["northern-quell-chess-club"]),
    ("The Center for Biological Watches sued.", ["center-for-biological-watches"]),
    ("The Quell administration plans a ban.", ["quell"]),
    ("The U.S. Justice Department sued Peru.", ["united-states", "us-department-of-justice", "peru"]),
]


@pytest.mark.parametrize(("text", "expected"), SOMEONE)
def test_someone(text: str, expected: list[str]) -> None:
    assert actors(text) == expected


def test_one_who_trades_is_a_person_where_the_text_has_the_surname_too() -> None:
    hits = find_names("Okko Dreel won.", [Sentence(0, 15, "Okko Dreel won.", 0, 0, "body")], shipped()).introduces
    assert hits["okko-dreel"].kind == "other"
    texts = ("Okko Dreel won.", "Later Dreel sang.")
    sentences = [Sentence(0, 15, texts[0], 0, 0, "body"), Sentence(16, 33, texts[1], 1, 1, "body")]
    assert find_names(" ".join(texts), sentences, shipped()).introduces["okko-dreel"].kind == "person"


def test_a_plural_behind_the_is_the_side_and_no_surname() -> None:
    assert actors("The Halden Rovers beat Peru.", "The Rovers sang.") == ["halden-rovers", "peru"]
    assert actors("Peru beat the Rovers.", "They dubbed it 'the Marvel Rovers' then.") == ["peru"]


def test_one_person_under_several_names_is_one_actor() -> None:
    assert actors("Ana R. Silva met Peru.", "Ana Silva left.", "Silva is home.") == ["ana-r-silva", "peru"]


# names of a text -> the fuller form of each
FULLEST = [
    ({("Ana", "Silva"), ("Ana", "R.", "Silva")}, {("Ana", "Silva"): ("Ana", "R.", "Silva")}),
    ({("A", "Silva"), ("Ana", "Rosa", "Silva")}, {("A", "Silva"): ("Ana", "Rosa", "Silva")}),
    ({("Ana", "R.", "Silva"), ("Ana", "Rosa", "Silva")}, {("Ana", "R.", "Silva"): ("Ana", "Rosa", "Silva")}),
    ({("Ana", "Silva"), ("Ana", "R.", "Silva"), ("Ana", "T.", "Silva")}, {}),
    ({("Ana", "Silva"), ("Eva", "Silva")}, {}),
    ({("Ana", "T.", "Silva"), ("Ana", "Rosa", "Silva")}, {}),
]


@pytest.mark.parametrize(("names", "expected"), FULLEST)
def test_fullest(names: set[tuple[str, ...]], expected: dict[tuple[str, ...], tuple[str, ...]]) -> None:
    assert fullest(names) == expected
