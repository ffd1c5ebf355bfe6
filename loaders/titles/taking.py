"""What words take behind them: verbs a clause, an infinitive, what something is; nouns "to", "that" or a preposition.

What is taken is no circumstance: a title never cuts it away. It knows words, not sentences.
"""

from loaders.clauses import Clause
from loaders.verbs import Verb

_TAKES_CLAUSE = frozenset((
    "show", "find", "think", "believe", "suggest", "indicate", "reveal", "mean", "know", "feel", "hope", "fear", "see",
    "hear", "learn", "discover", "prove", "ensure", "expect", "doubt", "realise", "realize", "understand", "agree",
    "decide", "demand", "vow", "pledge", "promise", "rule", "order", "propose", "recommend", "assume", "imply", "wish",
    "guarantee", "worry", "allege", "speculate", "determine", "confirm", "conclude", "assure", "inform", "remind",
    "threaten", "swear", "suspect", "concede", "signal", "mention", "require", "request", "insist", "hold", "testify",
))  # fmt: skip
TOLD_TO = frozenset(("tell", "inform", "assure", "warn", "remind", "promise", "convince", "persuade", "show", "teach"))
ASKING = frozenset((
    "ask", "order", "urge", "call", "force", "tell", "want", "invite", "allow", "persuade", "press", "instruct",
    "require", "encourage", "advise", "warn", "lead", "prompt", "cause", "enable", "appeal", "command", "help", "get",
    "permit", "compel", "expect", "authorise", "authorize", "oblige", "convince", "task", "train", "design", "use",
    "sentence", "elect", "appoint", "hire", "pay", "leave", "make", "take", "need", "set", "seek", "beg", "direct",
))  # fmt: skip
"""Verbs that put behind their object what it is to do."""
SEES = frozenset((
    "see", "hear", "find", "leave", "keep", "catch", "watch", "show", "get",
    "send", "have", "spend", "avoid", "prevent", "stop", "risk", "mean", "involve", "imagine",
))  # fmt: skip
"""Verbs that put behind their object what it is doing."""
FINDS = frozenset({"find", "declare", "name", "call", "make", "leave", "pronounce"})
"""Verbs that put behind their object what it is."""
TAKING_TO = frozenset((
    "means", "way", "ways", "right", "rights", "plan", "plans", "effort", "efforts", "attempt", "attempts", "bid",
    "decision", "agreement", "ability", "chance", "opportunity", "need", "power", "powers", "proposal", "proposals",
    "order", "orders", "call", "calls", "pressure", "time", "permission", "authority", "reason", "pledge", "promise",
    "vow", "refusal", "failure", "deal", "move", "moves", "push", "campaign", "request", "offer", "duty", "obligation",
    "willingness", "intention", "desire", "freedom", "evidence", "threat", "threats", "warning", "vote", "bill", "law",
    "legislation", "steps", "measures", "action", "something", "anything", "nothing", "everything", "first", "last",
    "only", "him", "her", "them", "us", "me", "you", "it", "readiness", "capacity", "licence", "license", "contract",
    "mission", "operation", "struggle", "race", "fight", "scheme", "programme", "program", "tendency", "potential",
))  # fmt: skip
"""Words that need the infinitive behind them."""
THAT = frozenset((
    "fact", "claim", "claims", "hope", "hopes", "fear", "fears", "warning", "warnings", "news", "report", "reports",
    "evidence", "belief", "view", "idea", "concern", "concerns", "sign", "signs", "announcement", "allegation",
    "allegations", "suggestion", "suggestions", "doubt", "doubts", "promise", "pledge", "assurance", "assurances",
    "conclusion", "decision", "possibility", "chance", "risk", "rumours", "rumors", "speculation", "confidence",
    "condition", "impression", "notion", "argument", "statement", "clear", "likely", "unlikely", "possible", "certain",
    "sure", "confident", "convinced", "aware", "afraid", "worried", "concerned", "glad", "proud", "sorry", "hopeful",
    "true", "important", "vital", "so", "such", "demand", "demands", "proposal", "theory", "suspicion", "message",
    "question",
))  # fmt: skip
"""Nouns and adjectives that tell by "that" what they are about."""
WEAK = frozenset((
    "those", "people", "anyone", "everyone", "someone", "one", "ones", "all", "any", "anything", "something",
    "everything", "nothing", "man", "woman", "men", "women", "person", "kind", "way", "time", "day", "place", "no",
    "only", "others", "thing", "things", "group", "first", "last", "it", "area", "part",
))  # fmt: skip
"""What says too little without the clause that qualifies it."""


def takes_clause(clause: Clause, verb: Verb) -> bool:
    """Whether a clause without "that" can stand behind the verb: "said it had", "feared he would"."""
    return verb.lemma in _TAKES_CLAUSE or clause.words.low[verb.main] in clause.lex.sets["reporting"]
