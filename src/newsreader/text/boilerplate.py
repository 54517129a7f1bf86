"""What programs add to a text, which tells nothing of it: WordPress' last line, "Read more", shortcodes."""

import re

# "The post X appeared first on Y." as WordPress says it in the languages of the world, its Vietnamese as it is.
_CLOSINGS = (
    r"The post .+? (?:appeared first|first appeared) on",
    r"Der Beitrag .+? erschien zuerst auf",
    r"(?:L[’']article|Cet article) .+? est apparu en premier sur",
    r"La entrada .+? (?:se publicó primero|aparece primero|apareció primero) en",
    r"[OA] (?:post|artigo|matéria|notícia) .+? (?:apareceu|aparece) primeiro em",
    r"L[’']articolo .+? (?:proviene da|sembra essere il primo su)",
    r"Het bericht .+? verscheen eerst op",
    r"Inlägget .+? dök först upp på",
    r"(?:Artykuł|Post) .+? (?:pochodzi z serwisu|pojawił się poraz pierwszy w)",
    r"(?:Сообщение|Запись) .+? (?:появились сначала на|впервые появилась)",
    r"Bài viết .+? (?:đã )?xuất hiện (?:đầu tiên|lần đầu)(?: tiên)? (?:vào ngày|trên|tại)",
    r"(?:Artikel|Postingan) .+? pertama kali (?:tampil|muncul) (?:pada|di)",
)
_CLOSING = re.compile(rf"(?:{'|'.join(_CLOSINGS)}) (?P<blog>.+)")
_LONGEST_BLOG = 7  # words of a blog's name; what says more is a sentence of news: "The post first appeared on …"
_LONGEST_CLOSING = 500
_REDDIT = re.compile(r"(?:^|\n)submitted by[^\n]{1,120}\s\[link\] ?\[(?:\d+ )?comments?\]$")
# Without anything before it, so that it is looked for by its first letters.
_MORE = re.compile(
    r"Continue [Rr]eading|Keep reading|Read [Mm]ore|Read the (?:rest|full)[\w ]{0,40}|Weiterlesen|Lire la suite"
    r"|Seguir leyendo|Leer más|Leia mais|Continua a leggere|Lees verder|Czytaj dalej|Читать далее|Đọc tiếp"
    r"|Đọc thêm|Xem tiếp|Xem thêm"
)
_BEHIND_A_WORD = re.compile(r"[\w,] ?$")
_END = re.compile(r"[.:]*$")
_ARROW = re.compile(r"(?: ?[→»›>…]+|\.\.\.| [“\"«][^\n]{1,200}[”\"»][ →»]*| [^\n]{1,200} ?[→»])$")
_BARE = re.compile(r"(?:Comments|\W*)", re.IGNORECASE)
_CUT = re.compile(r"\s*(?:\[\s*)?(?:…|\.\.\.)(?:\s*\])?$")
_CUT_SIGNS = ("…", "...", "]")
_LONGEST_MORE = 260
_ONLY_FEW = 1500  # characters: what stands behind more is seen in no excerpt
# With the quotes that only WordPress makes of straight ones: in code they would be straight.
_SHORTCODE = re.compile(
    r"\[[a-z][a-z0-9]*(?:[_-][a-z0-9]+)*(?: [\w-]+=[“”″][^\[\]<>]*)\]|\[/[a-z]{1,20}_[a-z_]{1,40}\]"
)
_SIGNS = ("=”", "=“", "=″", "[/")


def is_closing(line: str) -> bool:
    """Whether a line only says which blog a text comes from, as WordPress ends each."""
    return _closing(line) is not None


def _closing(line: str) -> re.Match[str] | None:
    return _CLOSING.fullmatch(line) if len(line) <= _LONGEST_CLOSING else None


def _tells_more(closing: re.Match[str]) -> bool:
    return len(closing["blog"].split()) > _LONGEST_BLOG


def without_closing_words(line: str) -> str:
    """A line without WordPress' closing words; the excerpts of articles from before this was known have them."""
    found = _CLOSING.search(line[-_LONGEST_CLOSING:])
    return line if found is None or _tells_more(found) else line[: len(line) - len(found[0])].rstrip()


def without_closing(text: str) -> str:
    """A short plain text without what was added at its end; "" where nothing else is left."""
    if len(text) > _ONLY_FEW:
        return text
    text = text.rstrip()
    head, _, last = text.rpartition("\n")
    if (closing := _closing(last)) is not None and (head or not _tells_more(closing)):
        text = head.rstrip()
    if text.endswith("]"):
        text = _REDDIT.sub("", text)
    text = _without_more(text)
    if text.endswith(_CUT_SIGNS):
        text = _CUT.sub("…", text)
    return "" if _BARE.fullmatch(text) else text


def _without_more(text: str) -> str:
    """Behind the end of a sentence, or before an arrow; what follows a word may be part of what somebody wrote."""
    for more in _MORE.finditer(text, max(0, len(text) - _LONGEST_MORE)):
        apart = _BEHIND_A_WORD.search(text[: more.start()][-2:]) is None
        if _ARROW.match(text, more.end()) or (apart and _END.match(text, more.end())):
            return text[: more.start()].rstrip()
    return text


def without_shortcodes(text: str) -> str:
    """Text or markup without the shortcodes that a plugin would have replaced on the site."""
    return _SHORTCODE.sub("", text) if "[" in text and any(sign in text for sign in _SIGNS) else text
