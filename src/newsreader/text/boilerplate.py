"""What programs add to a text, which tells nothing of it: WordPress' last line, "Read more", shortcodes."""

import re

# "The post X appeared first on Y." as WordPress says it in the languages of the world, its Vietnamese as it is.
_CLOSINGS = (
    r"The post .+? (?:appeared first|first appeared) on .+",
    r"Der Beitrag .+? erschien zuerst auf .+",
    r"(?:L[’']article|Cet article) .+? est apparu en premier sur .+",
    r"La entrada .+? (?:se publicó primero|aparece primero|apareció primero) en .+",
    r"[OA] (?:post|artigo|matéria|notícia) .+? (?:apareceu|aparece) primeiro em .+",
    r"L[’']articolo .+? (?:proviene da|sembra essere il primo su) .+",
    r"Het bericht .+? verscheen eerst op .+",
    r"Inlägget .+? dök först upp på .+",
    r"(?:Artykuł|Post) .+? (?:pochodzi z serwisu|pojawił się poraz pierwszy w) .+",
    r"(?:Сообщение|Запись) .+? (?:появились сначала на|впервые появилась) .+",
    r"Bài viết .+? (?:đã )?xuất hiện (?:đầu tiên|lần đầu)(?: tiên)? (?:vào ngày|trên|tại) .+",
    r"(?:Artikel|Postingan) .+? pertama kali (?:tampil|muncul) (?:pada|di) .+",
)
_CLOSING = re.compile(rf"(?:{'|'.join(_CLOSINGS)})")
_LONGEST_CLOSING = 500
_REDDIT = re.compile(r"(?:^|\n)submitted by[^\n]{1,120}\s\[link\] ?\[(?:\d+ )?comments?\]$")
_SAID = (
    r"(?:Continue reading|Continue Reading|Keep reading|Read [Mm]ore|Read the (?:rest|full)[\w ]{0,40}|Weiterlesen"
    r"|Lire la suite|Seguir leyendo|Leer más|Leia mais|Continua a leggere|Lees verder|Czytaj dalej|Читать далее"
    r"|Đọc tiếp|Đọc thêm|Xem tiếp|Xem thêm)"
)
# Behind the end of a sentence or before an arrow; what follows a word alone may be a part of what somebody wrote.
_MORE = re.compile(
    rf"(?:(?<![\w,])(?<![\w,] ){_SAID}[.:]*"
    rf"|{_SAID}(?: ?[→»›>…]+|\.\.\.| [“\"«][^\n]{{1,200}}[”\"»][ →»]*| [^\n]{{1,200}} ?[→»]))$"
)
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
    return len(line) <= _LONGEST_CLOSING and _CLOSING.fullmatch(line) is not None


def without_closing(text: str) -> str:
    """A short plain text without what was added at its end; "" where nothing else is left."""
    if len(text) > _ONLY_FEW:
        return text
    text = text.rstrip()
    head, _, last = text.rpartition("\n")
    text = head.rstrip() if is_closing(last) else text
    if text.endswith("]"):
        text = _REDDIT.sub("", text)
    if (more := _MORE.search(text, max(0, len(text) - _LONGEST_MORE))) is not None:
        text = text[: more.start()].rstrip()
    if text.endswith(_CUT_SIGNS):
        text = _CUT.sub("…", text)
    return "" if _BARE.fullmatch(text) else text


def without_shortcodes(text: str) -> str:
    """Text or markup without the shortcodes that a plugin would have replaced on the site."""
    return _SHORTCODE.sub("", text) if "[" in text and any(sign in text for sign in _SIGNS) else text
