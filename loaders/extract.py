"""From a source to its mentions: sentences, times, names and triggers read together, each mention dated.

`extract` is the shipped extractor (entry-point group `kb.extractors`); another one is any function
`(Source, Vocabulary) -> Iterable[Mention]`.
"""

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Container, Iterator, Sequence
from dataclasses import replace
from functools import partial
from operator import attrgetter
from typing import NamedTuple

from loaders.anchor import resolve
from loaders.dating import Dating, Estimate
from loaders.dating.moved import estimate_moved
from loaders.dating.parted import parted
from loaders.dating.side import runs_on, turned
from loaders.dating.witnessed import counted_from, witness
from loaders.doings import find_doings
from loaders.entries import Entry, index_of
from loaders.grammar import Lexicon
from loaders.kinds import Kinds
from loaders.names import find_names
from loaders.parties import Cast, find_parties
from loaders.parties.titled import with_doers
from loaders.references import Found, Taking, refer, tells_the_news
from loaders.references.enough import enough_said
from loaders.sentences import split_sentences
from loaders.sifting import sift
from loaders.timex import find_timexes
from loaders.titles import Told, titles_of
from loaders.triggers import find_triggers, known_of
from loaders.weak import acts, borne_out, dated_behind, done_on_a_day, may_be_spoken, may_tell, speaks
from schemas.ids import level, mention_id
from schemas.mention import Mention
from schemas.source import Source
from schemas.text import NameHit, Names, Resolved, Sentence, Trigger
from schemas.times import EventTime
from schemas.vocabulary import Vocabulary, shipped

EXTRACTOR = "rules@1"

_TELLING = ("headline", "body", "caption")
"""The kinds of passage that tell of happenings; a byline or a line with the date tells of none."""


class Reading(NamedTuple):
    """A source as read once, for all that is asked of it."""

    text: str
    language: str
    sentences: list[Sentence]
    times: list[Resolved]
    dating: Dating


_last: tuple[Source, Vocabulary, Reading] | None = None
_NO_WORDS = defaultdict[str, frozenset[str]](frozenset)
_NO_LEXICON = Lexicon(_NO_WORDS, {}, frozenset(), frozenset(), {}, {}, Kinds(_NO_WORDS, {}, frozenset(), frozenset()))


def read(source: Source, vocabulary: Vocabulary | None = None) -> Reading:
    """The sentences and times of a source; the last source read is kept, since spans are asked one by one."""
    global _last  # set as one value: no thread ever meets one source with another's reading
    vocabulary = vocabulary or shipped()
    last = _last
    if last is not None and last[0] is source and last[1] is vocabulary:
        return last[2]
    text = "".join(_blanked(source))
    language = (source.language or "en").partition("-")[0]
    index = index_of(vocabulary, language)
    sentences = split_sentences(source)
    timexes = find_timexes(text, language)
    times = resolve(text, timexes, source.published_day)
    seen = witness(source, times) if source.published_day is None else None
    if seen is not None:
        times = counted_from(seen, text, timexes, times)
    times = parted(text, times)
    lex = index.lex if index else _NO_LEXICON
    dating = Dating(text, sentences, times, source.published_day, lex, near=seen.day if seen is not None else None)
    reading = Reading(text, language, sentences, times, dating)
    _last = source, vocabulary, reading
    return reading


def _blanked(source: Source) -> list[str]:
    """The text of a source in pieces, its page frame as spaces, so that offsets hold and nothing is read there."""
    parts, end = [], 0
    for passage in source.passages:
        parts.append("\n" * (passage.char_start - end))
        parts.append(" " * len(passage.text) if passage.kind == "frame" else passage.text)
        end = passage.char_end
    return parts


def estimate(source: Source, start: int, end: int) -> Estimate:
    """The best guess of when the words from `start` to `end` happen, as begin and end."""
    return read(source).dating.estimate(start)


def date_span(source: Source, start: int, end: int) -> EventTime:
    """The best guess of when the words from `start` to `end` happen, as one time with its basis and confidence."""
    guess = estimate(source, start, end)
    return guess.when.model_copy(update={"confidence": guess.confidence})


def extract(source: Source, vocabulary: Vocabulary) -> list[Mention]:
    """The happenings that a source asserts or alleges, in the order of its text, each dated as far as it says so."""
    reading = read(source, vocabulary)
    names = find_names(reading.text, reading.sentences, vocabulary, reading.language, headline=source.title)
    found: list[Found] = []
    known: dict[str, Entry] = {}
    dating = reading.dating
    for sentence in reading.sentences:
        if sentence.kind not in _TELLING:
            continue
        hits = _within(names.hits, sentence)
        dated = dating.names_a_time(sentence.ordinal) or tells_the_news(sentence, dating)
        weak = dated or dating.lead is not None
        read_all = find_triggers(sentence, vocabulary, reading.language, hits, weak=weak, known=known)
        if dated and (more := find_doings(sentence, read_all, dating.lex, hits)):
            read_all = sorted([*read_all, *more], key=attrgetter("start"))
        triggers = sift(read_all, sentence, vocabulary)
        if triggers:
            known |= known_of(triggers, dating.lex)
            found += _found(reading, sentence, triggers, hits, vocabulary)
    settled = refer(found, dating)
    kept = enough_said(settled, dating)
    ids = _ids(source, settled, kept)
    titles = _titles(source, reading, list(kept.values()), names)
    mentions = [
        _mention(source, reading, one, title, ids[k], names, ids[one.whole] if one.whole >= 0 else None)
        for (k, one), title in zip(kept.items(), titles, strict=True)
    ]
    spoken = {one.trigger.start for one in settled if one.trigger.voiced}
    return [mention for mention in mentions if mention.trigger_start not in spoken or _tells_what(mention)]


def _titles(source: Source, reading: Reading, found: Sequence[Found], names: Names) -> list[str]:
    """The titles of happenings."""
    told = [Told(one.trigger, one.sentence, one.taking.parties, one.spans, one.when) for one in found]
    makers = [maker for maker in (source.publisher, source.agency, source.author) if maker]
    return titles_of(
        told,
        reading.text,
        names.hits,
        language=reading.language,
        lex=reading.dating.lex,
        headline=source.title,
        makers=makers,
    )


def mention_at(source: Source, start: int, end: int, vocabulary: Vocabulary) -> Mention:
    """A mention made at the given words, whether or not the product would call them an event."""
    reading = read(source, vocabulary)
    names = find_names(reading.text, reading.sentences, vocabulary, reading.language, headline=source.title)
    ordinal = max(bisect_right(reading.sentences, start, key=lambda s: s.start) - 1, 0)
    sentence = reading.sentences[ordinal]
    known = find_triggers(sentence, vocabulary, reading.language, names.hits)
    trigger = next((t for t in known if t.start <= start < t.end or start <= t.start < end), None)
    if trigger is None:
        text = reading.text[start:end]
        trigger = Trigger(start, end, text, text.lower(), "other", "noun", "occurred", "asserted")
    hits = _within(names.hits, sentence)
    found = list(_found(reading, sentence, [replace(trigger, weak=False)], hits, vocabulary))
    one = refer(found, reading.dating)[0]
    own = _ids(source, [one], (0,))[0]
    return _mention(source, reading, one, _titles(source, reading, [one], names)[0], own, names, None)


def _found(
    reading: Reading, sentence: Sentence, triggers: Sequence[Trigger], hits: Sequence[NameHit], vocabulary: Vocabulary
) -> Iterator[Found]:
    """The happenings of a sentence with their parties and times; weak words only where their clause dates them."""
    dating = reading.dating
    spans = tuple([(t.start, t.end) for t in dating.whens_in(sentence.ordinal)])
    cast = Cast(sentence, hits, language=reading.language, spans=spans, lex=dating.lex)
    for trigger in triggers:
        if trigger.weak and not may_tell(trigger, sentence, hits, dating):
            continue
        guess = dating.estimate(trigger.named_at) if trigger.mover < 0 else estimate_moved(dating, trigger)
        if trigger.host >= 0 and not dated_behind(trigger, guess.when, dating):
            guess = dating.estimate(trigger.host)
        if dating.day is not None and _over(trigger, vocabulary):
            when = turned(guess.when, dating.day, ahead=False, known=True)
            told = (when.earliest or "") <= dating.day or runs_on(when, dating.day)
            guess = guess._replace(when=when if told else EventTime())
        sure = not trigger.weak or borne_out(trigger, sentence, guess, dating)
        if not sure and not may_be_spoken(trigger, guess):
            continue
        taking = Taking(hits, partial(find_parties, trigger, cast, vocabulary))
        if (
            (acts(taking, hits, trigger) or done_on_a_day(trigger, guess.when, dating))
            if trigger.acted
            else (sure or speaks(taking, hits))
        ):
            yield Found(sentence, trigger, taking, guess, spans)


def _over(trigger: Trigger, vocabulary: Vocabulary) -> bool:
    """Whether what is told must be over: nobody knows of a blast to come; a storm is foreseen only where it says so."""
    kind = vocabulary.event_types.get(trigger.type.partition("/")[0])
    if kind is None or kind.foresight == "plannable" or trigger.status in ("planned", "tentative"):
        return False
    return kind.foresight == "unforeseen" or trigger.status == "occurred"


def _tells_what(mention: Mention) -> bool:
    """Whether the title of a saying has more than "Ana Quispe said"."""
    return mention.trigger.rpartition(" ")[2].lower() not in mention.title.lower().rstrip(".:…").split()[-1:]


def _within(hits: list[NameHit], sentence: Sentence) -> list[NameHit]:
    return hits[bisect_left(hits, (sentence.start,)) : bisect_left(hits, (sentence.end,))]


def _ids(source: Source, found: Sequence[Found], kept: Container[int]) -> dict[int, str]:
    """The ids of the happenings kept, by their place; those left out count where the text says a sentence again."""
    ids: dict[int, str] = {}
    taken: set[tuple[str, str, int]] = set()
    for k, one in enumerate(found):
        sentence, word = one.sentence.text, one.trigger.text
        same = level(sentence), level(word)
        nth = sentence.count(word, 0, one.trigger.start - one.sentence.start)
        while (*same, nth) in taken:
            nth += sentence.count(word)
        taken.add((*same, nth))
        if k in kept:
            ids[k] = mention_id(source.id, sentence, word, nth)
    return ids


def _mention(
    source: Source, reading: Reading, one: Found, title: str, own: str, names: Names, whole: str | None
) -> Mention:
    """The mention of a happening found."""
    sentence, trigger = one.sentence, one.trigger
    cast = Cast(sentence, names.hits, language=reading.language, lex=reading.dating.lex)
    parties = with_doers(one.taking.parties, title, trigger, cast)
    start, end = _quote(sentence, trigger)
    return Mention(
        id=own,
        source=source.id,
        quote=reading.text[start:end],
        char_start=start,
        char_end=end,
        trigger=trigger.text,
        trigger_start=trigger.start,
        trigger_end=trigger.end,
        lemma=trigger.lemma,
        when=one.when,
        title=title,
        type=trigger.type,
        status=one.status,
        realis=trigger.realis,
        who=parties.who,
        introduces=tuple(names.introduces[p.actor] for p in parties.who if p.actor in names.introduces),
        place=parties.place,
        attributed_to=parties.attributed_to,
        part_of=whole,
        prominence=_prominence(sentence),
        confidence=one.confidence,
        extractor=EXTRACTOR,
    )


def _quote(sentence: Sentence, trigger: Trigger, limit: int = 400) -> tuple[int, int]:
    """The span of the sentence, cut to `limit` characters around the trigger where it is longer."""
    if sentence.end - sentence.start <= limit:
        return sentence.start, sentence.end
    start = max(sentence.start, min(trigger.start - limit // 2, sentence.end - limit))
    return start, start + limit


def _prominence(sentence: Sentence) -> float:
    """How much a place in the text says of what matters: the headline most, a caption little."""
    if sentence.kind == "headline":
        return 1.0
    if sentence.kind == "caption":
        return 0.2
    return round(max(0.1, 0.9 - 0.06 * sentence.ordinal), 2)
