"""Who takes part in which role, where it happens and whose word it is: told by the clause's grammar."""

import pytest

from loaders.names import find_names
from loaders.parties import Cast, find_parties
from schemas.event import Participation
from schemas.text import Parties, Sentence, Trigger
from schemas.vocabulary import shipped


def parties(text: str, trigger: str, kind: str, *, language: str = "en", span: str = "", lemma: str = "") -> Parties:
    """The parties of the word `trigger` of `text`, read as naming an event of type `kind`."""
    sentence = Sentence(0, len(text), text, 0, 0, "body")
    hits = find_names(text, [sentence], shipped(), "en").hits
    start = text.index(trigger)
    pos = "verb" if kind.endswith("!") else "noun"
    word = Trigger(
        start, start + len(trigger), trigger, lemma or trigger, kind.rstrip("!"), pos, "occurred", "asserted"
    )
    spans = [(text.index(span), text.index(span) + len(span))] if span else []
    return find_parties(word, Cast(sentence, hits, language=language, spans=spans), shipped())


def told(who: tuple[Participation, ...]) -> str:
    """Participations in short: `actor role` or `actor role>whom`, in the order given."""
    return ", ".join(f"{p.actor} {p.role}{f'>{p.on_behalf_of}' if p.on_behalf_of else ''}" for p in who)


# sentence, trigger, type (`!` a verb) -> who, place
ROLES = [
    ("Ana Quispe’s dismissal followed.", "dismissal", "appointment/dismiss", "ana-quispe affected", None),
    ("Ana Quispe’s resignation followed.", "resignation", "appointment/resign", "ana-quispe initiator", None),
    ("Ana Quispe’s appointment followed.", "appointment", "appointment/appoint", "ana-quispe candidate", None),
    ("NATO foreign ministers met in Oslo.", "met", "meeting!", "nato participant", "oslo"),
    ("The European Central Bank met its critics.", "met", "meeting!", "european-central-bank participant", None),
    ("Ana Quispe wrote on Twitter.", "wrote", "statement!", "ana-quispe speaker", None),
    ("After the blast, top Peruvian officials fully and quickly met.", "blast", "accident", "", None),
    ("The Norwegian space agency met Peru.", "met", "meeting!", "norway participant, peru participant", None),
    ("The pact was signed by Ana Quispe and her colleague Peter Dahl.", "signed", "agreement/sign!",
     "ana-quispe signatory, peter-dahl signatory", None),
    ("Ana Quispe supporters met Peru.", "met", "meeting!", "peru participant", None),
    ("Peru welcomed Chile’s announcement.", "announcement", "statement", "chile speaker", None),
    ("Ana Quispe won her final Peru race.", "race", "competition", "ana-quispe participant", None),
    ("A spokesman for the Taliban met Peru.", "met", "meeting!", "taliban participant, peru participant", None),
    ("Gunmen from Boko Haram met Peru.", "met", "meeting!", "boko-haram participant, peru participant", None),
    ("Ana Quispe was tried and convicted of fraud.", "convicted", "trial/verdict!", "ana-quispe affected", None),
    ("Ana Quispe killed in Peru.", "killed", "attack!", "ana-quispe victim", "peru"),
    ("Ana Quispe killed a wolf in Peru.", "killed", "attack!", "ana-quispe perpetrator", "peru"),
    ("Ana Quispe shot at miners.", "shot", "attack!", "ana-quispe perpetrator", None),
    ("Ana Quispe taken to hospital.", "taken", "other!", "ana-quispe participant", None),
    ("Ana Quispe vanished.", "vanished", "crime!", "ana-quispe affected", None),
    ("When Peru left, Chile and Bolivia signed a pact.", "signed", "agreement/sign!",
     "chile signatory, bolivia signatory", None),
    ("When Peru invaded, Chile and Bolivia closed ports.", "invaded", "attack!", "peru perpetrator", None),
    ("Ana Quispe called the indictment a sham.", "indictment", "trial/charge", "ana-quispe speaker", None),
    ("Peru and Chile considered it a missile test.", "missile test", "missile_test", "", None),
    ("Peru considered a missile test.", "missile test", "missile_test", "peru initiator", None),
    ("The Ana Quispe verdict pleased Peru.", "verdict", "trial/verdict", "ana-quispe affected", None),
    ("Ana Quispe was in talks with Peru.", "talks", "meeting", "peru participant, ana-quispe participant", None),
    ("It was visited by Peru's first astronaut, Ana Quispe, in May.", "visited", "visit!", "ana-quispe visitor", None),
    ("Cuba met Peru, which is far, and Chile.", "met", "meeting!",
     "cuba participant, peru participant, chile participant", None),
    ("Cuba met Peru, which is far, and Chile met Oman.", "met", "meeting!", "cuba participant, peru participant",
     None),
    ("Cuba signed deals with Intel, which makes chips, and the Pfizer group.", "deals", "agreement",
     "intel signatory, pfizer signatory, cuba signatory", None),
    ("With Ana Quispe sacked in May by the Lima Rovers, Peru left.", "sacked", "appointment/dismiss!",
     "ana-quispe affected, lima-rovers initiator", None),
    ("The Taliban said the bombing was revenge for a raid.", "bombing", "attack", "taliban speaker", None),
    ("The Taliban said the bombing was over.", "bombing", "attack", "", None),
    ("Two Kenyans signed a pact.", "signed", "agreement/sign!", "", None),
    ("Young Kenyans marched.", "marched", "protest!", "", None),
    ("Four Kenyans and a Dane signed a pact.", "signed", "agreement/sign!", "", None),
    ("The Kenyans signed a pact.", "signed", "agreement/sign!", "kenya signatory", None),
    ("Kenyans and Omanis signed a pact.", "signed", "agreement/sign!", "kenya signatory, oman signatory", None),
    ("The chief, Coast Guard Adm. Mora Tully, said so.", "said", "statement!",
     "mora-tully speaker>us-coast-guard", None),
    ("Ana Quispe called an election.", "election", "election", "ana-quispe participant", None),
    ("A White House official announced a pact.", "announced", "statement!", "united-states speaker", None),
    ("A Kremlin spokesman met Peru.", "met", "meeting!", "russia participant, peru participant", None),
    ("A Norwegian police union met Peru.", "met", "meeting!", "peru participant", None),
    ("A Tesla Roadster crashed near Lima.", "crashed", "accident/transport!", "", "lima"),
    ("Exxon Mobil Corp. signed a pact today.", "signed", "agreement/sign!", "exxonmobil signatory", None),
    ("Ana Quispe spoke of her defeat in Peru.", "defeat", "match", "ana-quispe participant", "peru"),
    ("Norway will host talks in Oslo.", "talks", "meeting", "norway host", "oslo"),
    ("Norway will host talks between Peru and Chile.", "talks", "meeting",
     "peru participant, chile participant, norway host", "norway"),
    ("Peru, Chile and Bolivia held a meeting in Lima.", "meeting", "meeting",
     "peru participant, chile participant, bolivia participant", "lima"),
    ("Peru met Chile in Lima.", "met", "meeting!", "peru participant, chile participant", "lima"),
    ("Peru met with Chile.", "met", "meeting!", "peru participant, chile participant", None),
    ("The leaders of Peru and Chile will meet.", "meet", "meeting!", "peru participant, chile participant", None),
    ("The Peru-Chile talks ended.", "talks", "meeting", "peru participant, chile participant", None),
    ("The talks were attended by Peru and Chile.", "talks", "meeting", "peru participant, chile participant", None),
    ("Talks mediated by Qatar resumed.", "Talks", "mediation", "qatar mediator", None),
    ("Peru and Chile signed a treaty.", "treaty", "agreement/sign", "peru signatory, chile signatory", None),
    ("Chilean President Ana Quispe visited Peru.", "visited", "visit!", "ana-quispe visitor>chile, peru host", "peru"),
    ("Ana Quispe’s visit to Norway is over.", "visit", "visit", "ana-quispe visitor, norway host", "norway"),
    ("South Korea will send its defense minister to Japan on an official visit.", "visit", "visit/official",
     "south-korea-defense-minister visitor>south-korea, japan host", "japan"),
    ("Chadian troops killed two men in Abuja.", "killed", "attack!", "chad perpetrator", "abuja"),
    ("Two men were killed by Chadian troops.", "killed", "attack!", "chad perpetrator", None),
    ("Chad was attacked by Sudan.", "attacked", "attack!", "chad victim, sudan perpetrator", None),
    ("The Sudanese attack on Chad went on.", "attack", "attack", "sudan perpetrator, chad victim", None),
    ("Norway imposed sanctions on Sudan.", "sanctions", "sanction/impose", "sudan recipient, norway initiator", None),
    ("Norway sent food aid to Sudan.", "aid", "aid", "sudan recipient", None),
    ("North Korea’s missile test alarmed Japan.", "missile test", "missile_test", "north-korea initiator", None),
    ("“Enough,” Ana Quispe said in Oslo.", "said", "statement!", "ana-quispe speaker", "oslo"),
    ("Norway will host a meeting of the Quad, which includes Australia, India and the US and is watched by China.",
     "meeting", "meeting",
     "quad participant, norway host, australia participant, india participant, united-states participant", "norway"),
    ("President Ana Quispe, left, greets Minister Ove Dahl during a courtesy call.", "courtesy call", "meeting",
     "ana-quispe participant, ove-dahl participant", None),
    ("Norway fell silent during talks in Oslo on the U.S. market.", "talks", "meeting", "norway participant", "oslo"),
    ("Reuters reported a blast in Oslo.", "blast", "attack", "", "oslo"),
    ("Norway strongly condemned a test by Peru.", "condemned", "statement/accuse!", "norway speaker", None),
    ("Norway warned that Peru may leave.", "warned", "statement/threaten!", "norway speaker", None),
    ("Norway said that prices in Lima were high but warned of rain.", "warned", "statement/threaten!", "norway speaker",
     None),
    ("Norway ended the dispute by seizing a ship.", "seizing", "coercion/seize!", "norway initiator", None),
    ("The dispute was ended by seizing a ship.", "seizing", "coercion/seize!", "", None),
    ("Norway warned Peru that Chile may leave.", "warned", "statement!", "norway speaker, peru recipient", None),
    ("Norway set terms for Peru to sign.", "sign", "agreement/sign!", "peru signatory", None),
    ("Peru met Chile to talk of Chad.", "met", "meeting!", "peru participant, chile participant", None),
    ("Peru said on Monday that it would sign the pact.", "sign", "agreement/sign!", "peru signatory", None),
    ("Peru and Chile said they will hold talks.", "talks", "meeting", "peru participant, chile participant", None),
    ("“We are ready,” said Ana Quispe in Oslo.", "said", "statement!", "ana-quispe speaker", "oslo"),
    ("A Taliban bombing in Oslo failed.", "bombing", "attack/explosives", "taliban perpetrator", "oslo"),
    ("ARICA, Chile, Jan 1 (Agency) - Peru sued the mill.", "sued", "trial/lawsuit!", "peru initiator", None),
    ("LIMA (Reuters) - Miners sued Chile.", "sued", "trial/lawsuit!", "chile affected", None),
    ("Chadian President Ana Quispe’s speech was long.", "speech", "statement/speech", "ana-quispe speaker>chad", None),
    ("The Norway-led attack on Chad ended.", "attack", "attack", "norway perpetrator, chad victim", None),
    ("A storm hit Peru.", "storm", "natural_disaster", "", None),
    ("The Chilean president, Ana Quispe, accused Peru.", "accused", "statement/accuse!",
     "ana-quispe speaker>chile, peru recipient", None),
    ("A Taliban spokesman, Mora Tully, praised Peru.", "praised", "statement!", "mora-tully speaker, peru recipient",
     None),
    ("Peru accused the king of Norway.", "accused", "statement/accuse!",
     "peru speaker, norway-king recipient>norway", None),
    ("The Chilean left.", "left", "visit!", "", None),
    ("The French left.", "left", "visit!", "france visitor", None),
    ("Norway faced an assault by Peru.", "assault", "attack", "peru perpetrator, norway victim", None),
    ("The attack was carried out by Peru.", "attack", "attack", "peru perpetrator", None),
    ("The Taliban claimed responsibility for the attack.", "attack", "attack", "taliban perpetrator", None),
    ("A Senate hearing opened.", "hearing", "trial", "us-senate initiator", None),
    ("UN sanctions on Peru have ended.", "sanctions", "sanction", "united-nations initiator, peru recipient", None),
    ("The UN compound attack hurt.", "attack", "attack", "united-nations victim", None),
    ("The US election is near.", "election", "election", "united-states participant", None),
    ("Norway pledged that Peru would pay.", "pledged", "statement!", "norway speaker", None),
    ("Norway condemned the assault on Peru.", "condemned", "statement/accuse!", "norway speaker", None),
    ("Norway said a mine in Chile would close.", "said", "statement!", "norway speaker", None),
    ("Peru campaigned on behalf of Chad.", "campaigned", "meeting!", "peru participant", None),
    ("Chile recalled its attack on Peru.", "attack", "attack", "chile perpetrator, peru victim", None),
    ("Ana Quispe came late as it held a test.", "test", "missile_test", "", None),
    ("Ana Quispe’s foes mourned her arrest.", "arrest", "trial/arrest", "ana-quispe affected", None),
    ("The US Quay Academy sued Peru.", "sued", "trial/lawsuit!",
     "us-quay-academy initiator>united-states, peru affected", None),
    ("Miners sued the union of Chile.", "sued", "trial/lawsuit!", "", None),
    ("The Brazilian Grand Prix was halted.", "Grand Prix", "competition/race", "", None),
    ("Miners visiting Peru condemned Chile.", "condemned", "statement/accuse!", "chile recipient", None),
    ("Sanctions on Peru for selling ore to Chad ended.", "Sanctions", "sanction", "peru recipient", None),
    ("A Shell official warned Peru.", "warned", "statement!", "shell-company speaker, peru recipient", None),
    ("Peru engaged in an attack on Chad.", "attack", "attack", "chad victim, peru perpetrator", None),
    ("Norway accused Peru of selling ore to Chad.", "accused", "statement/accuse!", "norway speaker, peru recipient",
     None),
    ("A shooting near the scene of protests against Chad ended.", "shooting", "attack", "", None),
    ("Miners of the pro-Ana Quispe union were sued by Chile.", "sued", "trial/lawsuit!", "chile initiator", None),
    ("The pro-Quispe miners met as Ana Quispe slept.", "met", "meeting!", "", None),
    ("Tokyo and Oslo sign a pact.", "sign", "agreement/sign!", "japan signatory, norway signatory", None),
    ("Mora Tully, head of Halden, a bank, said so.", "said", "statement!", "mora-tully speaker", None),
    ("Near Lima, a spokesman for Peru, a lawyer, said so.", "said", "statement!", "peru speaker", "lima"),
    ("Two miners including Ana Quispe and Peter Dahl met Peru.", "met", "meeting!",
     "ana-quispe participant, peter-dahl participant, peru participant", None),
    ("Miners near towns including Ana Quispe met Peru.", "met", "meeting!",
     "ana-quispe participant, peru participant", None),
    ("Peru answered the charges by Chile.", "charges", "statement/accuse", "chile speaker, peru recipient", None),
    ("Peru replied to the charges.", "charges", "statement/accuse", "peru recipient", None),
    ("Peru walked to the charges.", "charges", "statement/accuse", "", None),
    ("Boeing rejected a bid.", "bid", "company/merge", "boeing affected", None),
    ("Peru held a drill that included a missile test.", "missile test", "missile_test", "peru initiator", None),
    ("Peru saw a drill that included a missile test.", "missile test", "missile_test", "", None),
    ("Peru presented a report on the blast.", "blast", "accident", "", None),
    ("Ana Quispe presented Boeing’s survey.", "survey", "study", "boeing initiator", None),
    ("Ana Quispe met Peru with bands playing Norway.", "met", "meeting!",
     "ana-quispe participant, peru participant", None),
    ("Chad led Peru to sign and Chile to leave.", "sign", "agreement/sign!", "peru signatory", None),
    ("Peru warned of a “war” on Chile.", "warned", "statement!", "peru speaker", None),
    ("Ana Quispe met Peter Dahl of the United Nations.", "met", "meeting!",
     "ana-quispe participant, peter-dahl participant", None),
    ("Ana Quispe met Peru with the United Nations.", "met", "meeting!",
     "ana-quispe participant, peru participant, united-nations participant", None),
    ("Boeing was sued by Ana Quispe’s lawyers.", "sued", "trial/lawsuit!",
     "boeing affected, ana-quispe initiator", None),
    ("Boeing was sued by Ana Quispe’s neighbours.", "sued", "trial/lawsuit!", "boeing affected", None),
    ("Boeing analyst Ana Quispe warned Peru.", "warned", "statement!",
     "ana-quispe speaker>boeing, peru recipient", None),
    ("Miners spoke of the Swiss Leaks again.", "Leaks", "crime", "", None),
    ("Miners spoke of the Swiss leaks again.", "leaks", "crime", "switzerland perpetrator", None),
    ("Peru wrung a pact from Chile.", "pact", "agreement", "peru signatory", None),
    ("Peru passed stricter sanctions on Chile.", "sanctions", "sanction/impose",
     "chile recipient, peru initiator", None),
    ("Boeing representative Ana Quispe met Peru.", "met", "meeting!",
     "ana-quispe participant>boeing, peru participant", None),
    ("California sued Peru.", "sued", "trial/lawsuit!", "california initiator, peru affected", "california"),
    ("California and Texas have also sued Peru.", "sued", "trial/lawsuit!",
     "california initiator, texas initiator, peru affected", None),
    ("A miner in California sued Peru.", "sued", "trial/lawsuit!", "peru affected", "california"),
    ("Miners of Fresno, California, sued Peru.", "sued", "trial/lawsuit!", "peru affected", None),
    ("California burned.", "burned", "accident!", "", "california"),
    ("Ana Quispe was elected to Congress.", "elected", "election!", "ana-quispe candidate", None),
    ("U.S. motorists met Peru.", "met", "meeting!", "peru participant", None),
    ("The camera was stolen, Berlin police said.", "said", "statement!", "berlin-police speaker", "berlin"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "trigger", "kind", "who", "place"), ROLES)
def test_roles(text: str, trigger: str, kind: str, who: str, place: str | None) -> None:
    found = parties(text, trigger, kind)
    assert told(found.who) == who
    assert found.place == place


# sentence, trigger, type -> attributed to, who
ATTRIBUTED = [
    ("Peru will host talks, according to the Halden Post.", "talks", "meeting", "the Halden Post", "peru host"),
    ("Talks will start soon, officials say.", "Talks", "meeting", "officials", ""),
    ("Norway said Peru and Chile had signed a pact.", "pact", "agreement/sign", "Norway",
     "peru signatory, chile signatory"),
    ("An envoy of Peru said that Chile was attacked.", "attacked", "attack!", "An envoy of Peru", "chile victim"),
    ("LIMA — Envoys of Peru met Chile and said that trade would grow.", "met", "meeting!", None,
     "peru participant, chile participant"),
    ("LIMA — Norway said Peru and Chile had signed a pact.", "pact", "agreement/sign", "Norway",
     "peru signatory, chile signatory"),
    ("Earlier Norway said talks began.", "talks", "meeting", "Norway", ""),
    ("Norway accused Peru.", "accused", "statement/accuse!", None, "norway speaker, peru recipient"),
    ("He said Peru held a vote.", "vote", "election/vote", None, "peru participant"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "trigger", "kind", "source", "who"), ATTRIBUTED)
def test_attribution(text: str, trigger: str, kind: str, source: str | None, who: str) -> None:
    found = parties(text, trigger, kind)
    assert found.attributed_to == source
    assert told(found.who) == who


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("Halden Airways flies. The company met Peru.", "halden-airways participant, peru participant"),
        ("Halden Airways flies. The company lawyer met Peru.", "halden-airways participant, peru participant"),
        ("Halden Airways flies. The company critics met Peru.", "peru participant"),
    ],
)
def test_a_noun_that_takes_someone_up_acts_itself_or_through_its_people(text: str, who: str) -> None:
    start = text.index("The company")
    sentences = [
        Sentence(0, start - 1, text[: start - 1], 0, 0, "body"),
        Sentence(start, len(text), text[start:], 1, 0, "body"),
    ]
    hits = find_names(text, sentences, shipped(), "en").hits
    at = text.index("met")
    met = Trigger(at, at + 3, "met", "meet", "meeting", "verb", "occurred", "asserted")
    assert told(find_parties(met, Cast(sentences[1], hits), shipped()).who) == who


def test_a_delegate_stands_for_a_party() -> None:
    found = parties("Peru and its president met Chile.", "met", "meeting!")
    assert told(found.who) == "peru participant, peru-president delegate>peru, chile participant"


def test_a_day_that_owns_a_happening_makes_it_known() -> None:
    found = parties("Ana Quispe called Monday’s indictment a sham.", "indictment", "trial/charge", span="Monday")
    assert told(found.who) == "ana-quispe speaker"


def test_a_time_between_and_and_the_verb_keeps_its_subject() -> None:
    found = parties("Peru left and last month sued Chile.", "sued", "trial/lawsuit!", span="last month")
    assert told(found.who) == "peru initiator, chile affected"


def test_a_day_between_commas_keeps_the_subject_of_the_verb_behind_it() -> None:
    found = parties("Ana Quispe on May 2, 2017, sued Chile.", "sued", "trial/lawsuit!", span="on May 2, 2017")
    assert told(found.who) == "ana-quispe initiator, chile affected"


def test_the_preposition_of_a_day_governs_nothing_else() -> None:
    text = "On Monday Peru and Chile signed a treaty."
    assert told(parties(text, "treaty", "agreement/sign", span="Monday").who) == "peru signatory, chile signatory"


def test_parties_are_valid_and_say_their_words() -> None:
    found = parties("US Secretary of State Maria Holm met Peru’s president.", "met", "meeting!")
    for party in found.who:
        assert Participation.model_validate(party.model_dump(by_alias=True)) == party
    assert found.who[0].as_text == "Secretary of State Maria Holm"


def test_a_language_without_grammar_gives_the_place_alone() -> None:
    assert parties("Talks in Oslo.", "Talks", "meeting", language="nb") == Parties((), "oslo", None)
