"""What people, sources, pictures, categories and media mean to feedparser: rules of the quick way."""

import re

from newsreader.feeds.quick_state import Open, State, UnknownError, Values

_ITUNES = "http://www.itunes.com/"
# An address as feedparser finds it among the words of an author: top-level domains have two to four letters.
_MAIL = re.compile(
    r"[a-zA-Z0-9_.+-]+@(?:\[[0-9]{1,3}\.[0-9]{1,3}\.[0-9]{1,3}\.|(?:[a-zA-Z0-9-]+\.)+)"
    r"(?:[a-zA-Z]{2,4}|[0-9]{1,3})\]?(?:\?subject=\S+)?"
)


# ------------------------------------------------------------------ people


def start_author(state: State, element: Open) -> None:
    """One more author."""
    state.context.setdefault("authors", []).append({})


def end_author(state: State, element: Open, text: str) -> None:
    """The text of an author without parts."""
    state.keep("author", state.text(text), element.depth)
    _sync_author(state.context)


def end_author_part(state: State, element: Open, text: str) -> None:
    """Name, address or mail of the author."""
    name = element.rule.name
    if name == "href":
        text = _noted_address(state, element, text)
    state.context.setdefault("author_detail", {})[name] = text
    _sync_author(state.context)
    state.context["authors"][-1][name] = text


def _sync_author(context: Values) -> None:
    """Feedparser's idea of how an author's one line and the parts belong together, faults included."""
    detail = context["authors"][-1]
    if detail:
        name, mail = detail.get("name"), detail.get("email")
        if name or mail:
            context["author"] = f"{name} ({mail})" if name and mail else name or mail
        return
    author = context.get("author")
    if not author:
        return
    match = _MAIL.search(author) if "@" in author else None
    if match is not None:
        for part in (match[0], "()", "<>", "&lt;&gt;"):
            author = author.replace(part, "")
        author = author.strip()
        author = author.removeprefix("(").removesuffix(")").strip()
    if author:
        detail["name"] = author
    if match is not None:
        detail["email"] = match[0]
    if detail:
        context.setdefault("author_detail", detail)  # the same mapping, so that a later author changes it


def start_contributor(state: State, element: Open) -> None:
    """One more who took part."""
    state.context.setdefault("contributors", []).append({})


def end_contributor_name(state: State, element: Open, text: str) -> None:
    """dc:contributor is a name by itself."""
    state.context["contributors"][-1]["name"] = text


def end_contributor_part(state: State, element: Open, text: str) -> None:
    """Name, address or mail of who took part."""
    name = element.rule.name
    state.context["contributors"][-1][name] = _noted_address(state, element, text) if name == "href" else text


def _noted_address(state: State, element: Open, text: str) -> str:
    """The address of a person, which is noted as that of what surrounds it too: a source has it from there."""
    text = state.address(element, text)
    state.keep("href", text, element.depth)
    return text


# ------------------------------------------------------------------ what has parts


def start_source(state: State, element: Open) -> None:
    """An outlet that the entry is from takes what follows."""
    element.outer = (state.context, state.in_feed)
    address = element.attributes.get("url")
    state.context = {} if address is None else {"href": address}
    state.in_feed, state.in_entry, state.title_depth = True, False, -1


def end_source(state: State, element: Open, text: str) -> None:
    """Back to the entry, which has the outlet now."""
    source = state.context
    state.context, state.in_feed = element.outer
    state.in_entry = True
    if text:
        source["title"] = state.text(text)
    state.context["source"] = source


def start_part(state: State, element: Open) -> None:
    """The channel's image or text input takes what follows."""
    state.context = state.feed.setdefault(element.rule.name, {})
    state.title_depth = -1


def end_part(state: State, element: Open, text: str) -> None:
    """Back to the channel."""
    state.context = state.feed


def start_entry_image(state: State, element: Open) -> None:
    """After a picture a further title counts."""
    state.title_depth = -1


def start_itunes_image(state: State, element: Open) -> None:
    """The picture of a podcast or of an episode."""
    if address := element.attributes.get("href") or element.attributes.get("url"):
        state.context["image"] = {"href": address}


def start_owner(state: State, element: Open) -> None:
    """The owner of a podcast."""
    if state.version.startswith("atom"):
        raise UnknownError  # it would count as an author of the feed


def start_chapter(state: State, element: Open) -> None:
    """A chapter, which nothing here keeps."""
    if "start" not in element.attributes:
        raise UnknownError  # feedparser ends with a TypeError


# ------------------------------------------------------------------ categories


def _add_tag(state: State, term: str | None, scheme: str | None, label: str | None) -> None:
    tags = state.context.setdefault("tags", [])
    tag = {"term": term, "scheme": scheme, "label": label}
    if (term or scheme or label) and tag not in tags:
        tags.append(tag)


def start_category(state: State, element: Open) -> None:
    """A category by its attributes."""
    found = element.attributes
    _add_tag(state, found.get("term"), found.get("scheme", found.get("domain")), found.get("label"))


def start_media_category(state: State, element: Open) -> None:
    """A category of Media RSS."""
    element.attributes.setdefault("scheme", "http://search.yahoo.com/mrss/category_schema")
    start_category(state, element)


def start_itunes_category(state: State, element: Open) -> None:
    """A category of a podcast."""
    _add_tag(state, element.attributes.get("text"), _ITUNES, None)


def end_category(state: State, element: Open, text: str) -> None:
    """A category by its text; it completes one that has attributes only."""
    if not text:
        return
    tags = state.context["tags"]
    if tags and not tags[-1]["term"]:
        tags[-1]["term"] = state.text(text)
    else:
        _add_tag(state, state.text(text), None, None)


def end_words(state: State, element: Open, text: str) -> None:
    """Several categories with commas between them."""
    if element.attributes and element.rule.name != "tags":
        return
    for term in state.text(text).split(","):
        if term.strip():
            _add_tag(state, term.strip(), _ITUNES if element.rule.name == "itunes_keywords" else None, None)


# ------------------------------------------------------------------ media


def start_caption(state: State, element: Open) -> None:
    """What is said of a picture or film; `mend` gives it that name for feedparser."""
    if not element.attributes.keys().isdisjoint(("xml:base", "base")):
        raise UnknownError  # it would stay for what follows, but `mend` takes it away


def start_listed(state: State, element: Open) -> None:
    """One more of those of which an entry has a list."""
    state.context.setdefault(element.rule.name, []).append(element.attributes)


def end_thumbnail(state: State, element: Open, text: str) -> None:
    """A thumbnail whose address is its text."""
    text = state.address(element, text)
    state.keep("url", text, element.depth)
    if text:
        element.attributes.setdefault("url", text)


def end_credit(state: State, element: Open, text: str) -> None:
    """Who is named."""
    if text:
        element.attributes["content"] = state.text(text)
