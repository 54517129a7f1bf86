"""Captions as outlets write them: what looks like one, and where its words end and its credit begins."""

import re

from newsreader.text.fold import fold
from newsreader.text.tree import Element

# VnExpress p.Image, Tuổi Trẻ td.pCaption, VCCorp PhotoCMS_Caption, WordPress wp-caption-text, BBC, Guardian.
_CLASS = re.compile(
    r"caption|cutline|chu-?thich|ghi-?chu|(?:image|photo|img|pic|media|figure)[-_]?(?:desc|note|text|legend|title|info)"
    r"|(?:^|[\s_-])(?:legend|figcap|image|imgdes|ck_legend|photo-?cap)(?:$|\s)"
)
_CREDIT_CLASS = re.compile(
    r"credit|photographer|copyright|byline|attribution|(?:^|[\s_-])(?:source|author|artist|provider|rights)(?:$|[\s_-])|_author|owner"
)
_UNSEEN_CLASS = re.compile(
    r"(?:visually-?|sr-?only|screen-?reader|hidden|hide-caption|toggle-caption|enlarge|zoom)"
)
# What the page's own buttons and labels say inside a caption.
_NOISE = re.compile(
    r"^\s*(?:Image (?:source|caption|copyright)|Media caption|Photo caption|Caption|Chú thích ảnh)\s*[,:]\s*"
    r"|\b(?:(?:hide|toggle) caption|Enlarge(?: this)? image|View image in fullscreen|Phóng to|Xem ảnh lớn)\b"
)
_LABEL = (
    r"(?:Nguồn(?: ảnh)?|(?:Hình )?[Ảả]nh(?: và (?:clip|video|bài))?|ẢNH|Hình|Đồ họa|Clip|Video"
    r"|(?:Image|Photo|Picture)s? (?:credits?|courtesy|by|from|via)|Photo(?:graph)?s?|PHOTO|Pictures?|Credits?"
    r"|Images?|Source|Courtesy)"
)
# A name ends where a sentence does ("A. Lee" does not).
_NAME = r"(?:(?!\w{3}[.!?]\s)[^:;()\n]){2,70}"
_AGENCY = (
    r"(?:AP(?: Photo)?|AFP|Reuters|Getty(?: Images)?|EPA|TTXVN|Xinhua|Bloomberg|Shutterstock|iStock(?:photo)?)"
)
_OF = r"(?:Photo(?:graph)?|Image|Illustration|Picture)s? (?:by|courtesy of|via)"
_KIND = r"[Ảả]nh (?:minh họa|minh hoạ|chụp màn hình|tư liệu|NVCC|BTC|cắt từ (?:clip|video))"
_CREDITS = tuple(
    re.compile(pattern + r"\s*\.?\s*$")
    for pattern in (
        # "(Nguồn: BTC)", "(Ảnh: Reuters)", "[Photo: AP]"
        rf"[(\[]\s*({_LABEL}\s*[:：]\s*[^()\[\]]{{2,80}}|(?:Ảnh|{_OF}) [^()]{{2,70}})\s*[)\]]",
        # "… Ảnh: Giang Huy", "- Ảnh: AFP/TTXVN", "Photograph: Sean Smith/The Guardian"
        rf"(?:^|[\s.–—|/(-])({_LABEL}\s*[:：]\s*{_NAME}?)",
        rf"(?:^|[.\s–—-])({_OF} [A-Z][^.;]{{2,70}})",
        # "(AP Photo/Julio Cortez)", "(Scott Heins/Gothamist)", a line that is an agency and no more
        rf"[(\[]((?:[^()]{{0,60}}\b)?{_AGENCY}\b[^()]{{0,60}})[)\]]",
        r"\(((?:[A-Z][\w.'’-]* ?){1,4}/(?:[A-Z][\w.'’-]* ?){1,4})\)",
        rf"^({_AGENCY}(?:\s*/\s*[A-Z][^.]{{2,50}})?)",
        r"(?:^|\s)([©Ⓒ]\s?[^.]{2,80})",
        rf"(?:^|[.(\s–-])({_KIND})\s*\)?",
    )
)
# The longest captions of real pages reach about 500 characters; a line that only looks like one must be shorter.
LONGEST = 600
LONGEST_GUESSED = 320
_ITALIC_STYLE = re.compile(r"font-style\s*:\s*italic", re.IGNORECASE)


def named_caption(element: Element) -> bool:
    """Whether an element's tag or class calls it a caption."""
    return element.tag == "figcaption" or bool(_CLASS.search(element.classes))


def split_credit(text: str) -> tuple[str, str]:
    """Cut a caption into (caption, credit). The credit keeps its label ("Ảnh: AFP") but not its brackets."""
    text = " ".join(_NOISE.sub(" ", text).split())
    for pattern in _CREDITS:
        found = pattern.search(text)
        if found:
            caption = text[: found.start(1)].rstrip(" ([–—-|/")
            return caption if any(map(str.isalnum, caption)) else "", found[1].strip(" .–—-")
    return text, ""


def read_caption(element: Element) -> tuple[str, str]:
    """(caption, credit) of a caption's element: credits by their class first, then by how they are written."""
    named: list[str] = []
    for part in list(element.walk())[1:]:
        if _UNSEEN_CLASS.search(part.classes):
            part.detach()
        elif _CREDIT_CLASS.search(part.classes) and part.text:
            if not any(_CREDIT_CLASS.search(above.classes) for above in part.ancestors()):
                named.append(part.text)
            part.detach()
    text = " ".join(_NOISE.sub(" ", element.text).split())
    credit = " ".join(_NOISE.sub(" ", " ".join(dict.fromkeys(named))).split()).strip(" ()[]")
    if not text:  # some outlets call the whole line a credit
        return split_credit(credit) if split_credit(credit)[1] else ("", credit)
    caption, written = split_credit(text)
    if credit:
        return (caption if fold(written) in fold(credit) else text), credit
    return caption, written


def looks_like_caption(line: Element) -> bool:
    """Whether a line right after a picture is its caption: wholly emphasised, or with a credit; and short."""
    text = line.text
    if not text or len(text) > LONGEST_GUESSED:
        return False
    return bool(split_credit(text)[1]) or is_emphasised(line)


def is_emphasised(element: Element) -> bool:
    """Whether all text of an element is in italics."""
    if element.tag in {"em", "i", "cite"} or _ITALIC_STYLE.search(element.get("style")):
        return bool(element.text)
    texts = [child for child in element.children if isinstance(child, str) and child.strip(" \xa0\r\n\t.")]
    inner = [child for child in element.elements() if child.text.strip(" .")]
    return not texts and bool(inner) and all(is_emphasised(child) for child in inner)
