"""What page frame, captions and bylines are made of: the words that papers of any country print around an article.

A line of few words is frame for a weak mark ("Related", "Comments"); a whole sentence only for a strong one ("Sign up
for our newsletter"), since articles speak of privacy and comments too. No page is named here.

Matched by RE2, where a long list of phrases costs 3 µs a line against 200 in `re`; there `\\b` knows ASCII letters
only, so words that begin or end with others stand outside it.
"""

import re

import re2

_STRONG = re2.compile(
    r"(?i)^on .{6,80} wrote:$|^-{3,} ?(?:original|forwarded) message|"
    r"^\W*(?:read (?:more|also|next)|related|see also|more|watch|listen|also read|must read)\b ?[:|]|"
    r"\ball rights reserved\b|\bcopyright (?:©|\(c\)|\d{4})|©|\bsign up (?:to|for|here|now)\b|"
    r"\bsubscribe (?:to|now|today|for)\b|\bnewsletters?\b|\b(?:use|uses|using|accept|of) cookies\b|"
    r"\bclick here\b|\bfollow (?:us|him|her|them) on\b|\byour inbox\b|\bdownload (?:the|our)\b.{0,30}\bapp\b|"
    r"\byour (?:browser|e-?mail address|subscription|account|preferences)\b|\bthis (?:site|website) uses\b|"
    r"\bterms (?:of (?:use|service)|and conditions|& conditions)\b|\bprivacy (?:policy|notice)\b|"
    r"\balready (?:a|have an?) \w*\s?(?:subscriber|member|account)\b|\benable javascript\b|\badvertisement\b|"
    r"\bfree (?:trial|account)\b|\bread the (?:full|original) (?:story|article)\b|\bcontact us\b|"
    r"\bsupport (?:our|independent) journalism\b|\bour (?:daily|weekly|free) \w+\b|"
    r"\breport (?:an error|a typo)\b|\bmake sure you've\b|\bmy bookmarks\b|"
    r"\bget (?:real-time|the latest|our|all the)\b|\bview (?:all|\d+) (?:comments?|images?|photos?|gallery)\b|"
    r"\bpersonal,? non-?commercial use\b|\border reprints?\b|\breprints? (?:and|&) permissions\b|"
    r"\ban error (?:has )?occurred\b|\barticle has been (?:sent|saved|added)\b|^write to .{3,60} at \S+@\S+$|"
    r"^\W{0,2}(?:with )?(?:additional )?reporting (?:by|from) |^\W{0,2}with (?:files|material) from |"
    r"\balle rechte vorbehalten\b|\btous droits réservés\b|\btodos los derechos\b|\btutti i diritti\b|"
    r"\bnewsletter abonnieren\b|\bdatenschutz\w*\b|\bpolitique de confidentialité\b|"
    r"все права защищены|подпи(?:шитесь|саться)"
)
_WEAK = re2.compile(
    r"(?i)\b(?:"
    r"sign (?:up|in|out)|log ?(?:in|out)|register|subscribe|subscription|cookies?|read (?:more|next|also|full)|"
    r"share|advertis\w+|terms|privacy|follow|related|comments?|download|"
    r"most (?:read|popular|viewed|shared|active|recent)|recommended|trending|sponsored|"
    r"more (?:from|on|stories|news|about)|skip to|view (?:all|more)|see (?:also|more|all)|load(?:ing)? more|"
    r"add to|watch (?:now|live|more)?|premium|e-?mail|print|apps?|menu|search|toggle|navigation|home ?page|"
    r"live blog|top stories|latest (?:news|stories)|popular|photos?|videos?|gallery|tags?|topics?|categories|"
    r"filed under|posted in|next|previous|back to|close|copy link|link copied|whatsapp|facebook|twitter|"
    r"instagram|linkedin|reddit|telegram|pinterest|flipboard|youtube|tiktok|rss|faqs?|contact|"
    r"about (?:us|the author)|careers|jobs|help|support|shop|deals|anmelden|mehr zum thema|lesen sie auch|"
    r"teilen|partager|lire aussi|abonnez-vous|compartir|leer más|condividi|leggi anche|"
    r"udostępnij"
    r")\b|поделиться|читайте также|paylaş|haber giriş|czytaj także"
)
_AGENCIES = (
    r"getty(?: images)?|AP|AFP|Reuters|PA|EPA|EFE|dpa|ANSA|TNS|Alamy|Shutterstock|iStock|Rex|Bloomberg|Xinhua|"
    r"PTI|ANI|IANS|"
    r"Kyodo|Yonhap|TASS|NurPhoto|Anadolu|Imago|Sipa|Zuma|UPI|AAP|Unsplash|Pexels|Flickr|Wikimedia(?: Commons)?"
)
_CREDITED = re2.compile(
    r"(?i:\b(?:image|photo|picture|pic|credit|source|photograph|photography|illustration|foto|fotos|bild|"
    r"crédits?)\b\s*(?:by|:|/|©))|(?i:фото)\s*[:/©]|"
    rf"\((?:[^()]{{0,60}}[/ ,|])?(?:(?i:getty)[^()]{{0,20}}|(?:{_AGENCIES})(?:[ /,][^()]{{0,30}})?)\)\W*$|"
    rf"[/|] ?(?:{_AGENCIES})(?: Images| Photo| via .{{3,30}})?\W*$|"
    r"\b(?:AP|AFP|PA|EPA|Reuters|Getty) (?:Photo|Images?|Wire)\b"
)
_CREDIT_ONLY = re.compile(
    rf"(?:[\w.’'-]+[ /|,]+){{0,6}}(?:{_AGENCIES})(?:[ /|].{{0,40}})?|(?i:getty|reuters|via getty images)"
)
_PHOTO_OPEN = re2.compile(
    r"(?i)^(?:open this photo|enlarge image|file photo|pictured|photo|image|watch \||listen \|)\b"
)
_BY = frozenset({"by", "from", "von", "por", "par", "di", "door", "автор", "текст"})
_WRITTEN_BY = re.compile(r"(?i)(?:written|words|text|story) by\b")
_ROLE = re2.compile(
    r"(?i)\b(?:reporter|correspondent|editor|staff writer|contributor|columnist|journalist|producer|bureau chief|"
    r"associated press|reuters|bloomberg|afp|agence france-presse|news desk|newsroom|web desk|news service|agencies)\b"
)

_DATELINE = re.compile(r"\w[\w .,'’-]{2,40}(?:, [A-Z][a-z]+\.? \d{1,2})? ?\([\w ]{2,20}\) ?[-–—_]*")

_MARKS = re2.compile("(?m)" + "|".join(f"(?:{p.pattern})" for p in (_STRONG, _CREDITED, _PHOTO_OPEN)))


def has_marks(text: str) -> bool:
    """Whether any line of a text can be frame by a strong mark or a caption: one look instead of two at each line."""
    return _MARKS.search(text) is not None


def is_dateline(text: str) -> bool:
    """Whether a line is a place and an agency alone: "TOKYO, July 28 (Reuters) --"."""
    return len(text) <= 80 and text[0].isupper() and "(" in text and _DATELINE.fullmatch(text) is not None


def is_frame(text: str, words: int, *, prose: bool, marked: bool = True) -> bool:
    """Whether a line's words are those of a page frame; a sentence needs a strong mark, as only `marked` texts have."""
    if words > 45:
        return False
    if marked and _STRONG.search(text) is not None:
        return True
    if prose or words > 12:
        return False
    weak = _WEAK.search(text)
    return weak is not None and (words <= 2 or weak.start() <= 2)


def is_caption(text: str, words: int) -> bool:
    """Whether a line names the maker of a picture."""
    return words <= 60 and (_CREDITED.search(text) is not None or (words <= 40 and _PHOTO_OPEN.match(text) is not None))


def is_credit(text: str, words: int) -> bool:
    """Whether a line is nothing but the maker of a picture."""
    return words <= 8 and _CREDIT_ONLY.fullmatch(text) is not None


def is_byline(text: str, words: int) -> bool:
    """Whether a line says who wrote the article."""
    if words > 20 or text.endswith("."):
        return False
    if words > 1 and (text.split(None, 1)[0].rstrip(":").lower() in _BY or _WRITTEN_BY.match(text) is not None):
        return True
    return words <= 8 and _ROLE.search(text) is not None


_ZONE = r"(?: ?[ap]\.?m\b\.?| (?-i:\(?(?:[A-Z]{1,3}T|UTC)\)?|Uhr))"
_CLOCK = re.compile(rf"(?i:[0-2]?\d[:h][0-5]\d(?::[0-5]\d)?{_ZONE}{{0,2}}|[0-2]?\d\.[0-5]\d{_ZONE}{{1,2}})")


def is_clock(text: str) -> bool:
    """Whether a line is a time of day alone, as above the entries of a page that is written on while things happen.

    >>> is_clock("10:45 BST"), is_clock("3.05pm"), is_clock("18.02")
    (True, True, False)
    """
    return len(text) <= 16 and text[:1].isdigit() and _CLOCK.fullmatch(text) is not None


_COMMENTED = re.compile(r"\b\d{4} ?at \d{1,2}:\d\d ?[ap]m ?\|")


def is_comment(text: str) -> bool:
    """Whether a line has the stamp under which pages print what a reader says.

    >>> is_comment("No way ! May 3 , 2021 at 6:31 pm | Report abuse |")
    True
    """
    return "m |" in text and _COMMENTED.search(text) is not None


_IMPRINT = re.compile(
    r"(?:(?:[Ff]irst|[Ll]ast|[Oo]riginally) )?"
    r"(?:[Pp]ublished|PUBLISHED|[Pp]osted|POSTED|[Uu]pdated|UPDATED|[Mm]odified)\b"
    r"(?=.{0,100}(?:19|20)\d\d)(?:\W+(?:(?:by|on|at|in|the|of|and|for|am|pm|a\.m|p\.m|noon|st|nd|rd|th)\b|[A-Z][\w’']*|"
    r"[^\W\d_a-zA-Z][\w’']*|\d\w*))+\W*"
)


def is_imprint(text: str) -> bool:
    """Whether a line says by whom and when the page was published, and nothing else; a novel's year is no such line.

    >>> is_imprint("Published 1 December 2024 by the Quay"), is_imprint("Published in 1999, the novel sold well.")
    (True, False)
    """
    return text[:1] in "FfLlOoPpUuMm" and _IMPRINT.fullmatch(text) is not None


_YEAR = re.compile(r"(?<!\d)\d{4}(?!\d)|\d\d?[./-]\d\d?[./-]\d\d")


def is_dated(text: str) -> bool:
    """Whether a line may be hardly more than a day, in whatever language: it is short and has a year."""
    return len(text) <= 60 and _YEAR.search(text) is not None
