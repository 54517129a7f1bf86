"""What feeds, entries, texts and links mean to feedparser: rules of the quick way.

They fill the mappings that feedparser would fill, as far as `entries.read_entry` and `parse` look at them. Where
they are not sure what feedparser would make of it they raise UnknownError, and it is asked.
"""

import html.entities
import re

from newsreader.feeds.quick_names import MARKUP
from newsreader.feeds.quick_state import Attributes, Open, State, UnknownError, Values, resolve

_HTML_TYPES = ("text/html", "application/xhtml+xml")
_MEANT = {"text": "text/plain", "plain": "text/plain", "html": "text/html", "xhtml": "application/xhtml+xml"}
_VERSIONS = {"0.91": "rss091u", "0.92": "rss092", "0.93": "rss093", "0.94": "rss094"}
_ATOM_VERSIONS = {"0.1": "atom01", "0.2": "atom02", "0.3": "atom03"}
_SPLIT_QUERY = re.compile(r"&([A-Za-z0-9_]+);")
_END_OR_ENTITY = re.compile(r"</\w+>|&#?\w+;")
_TAG_NAME = re.compile(r"</?(\w+)")
_ENTITY_NAME = re.compile(r"&(\w+);")


# ------------------------------------------------------------------ roots, channels, entries


def start_rss(state: State, element: Open) -> None:
    """The root of RSS names the version, unless a namespace did."""
    if not state.version.startswith("rss"):
        version = element.attributes.get("version", "")
        state.version = _VERSIONS.get(version) or ("rss20" if version.startswith("2.") else "rss")
    _root_language(state, element)


def start_rdf(state: State, element: Open) -> None:
    """The root of RDF: its namespaces named the version."""
    if not state.version:
        raise UnknownError


def start_feed(state: State, element: Open) -> None:
    """The root of Atom is its channel as well."""
    state.in_feed = True
    state.version = state.version or _ATOM_VERSIONS.get(element.attributes.get("version", ""), "atom")
    _root_language(state, element)


def _root_language(state: State, element: Open) -> None:
    if element.language:
        state.feed["language"] = element.language.replace("_", "-")


def start_channel(state: State, element: Open) -> None:
    """One channel; CDF's attributes are not known."""
    if "channel" in state.depths or not element.attributes.keys().isdisjoint(("lastmod", "href")):
        raise UnknownError
    state.depths["channel"] = element.depth
    state.in_feed = True


def end_channel(state: State, element: Open, text: str) -> None:
    """What follows in RDF is outside the channel."""
    state.in_feed = False


def start_entry(state: State, element: Open) -> None:
    """A new entry takes what follows."""
    if not element.attributes.keys().isdisjoint(("lastmod", "href")):
        raise UnknownError
    element.outer = state.depths
    state.context, state.depths, state.in_entry, state.title_depth = {}, {}, True, -1
    state.entries.append(state.context)
    if about := element.attributes.get("rdf:about"):
        state.context["id"] = about


def end_entry(state: State, element: Open, text: str) -> None:
    """Back to the channel."""
    state.context, state.depths, state.in_entry, state.has_content = state.feed, element.outer, False, False


# ------------------------------------------------------------------ texts with a type


def _push_content(state: State, element: Open, kind: str) -> None:
    attributes = element.attributes
    given = attributes.get("type", kind).lower()
    element.type = _MEANT.get(given, given)
    if not (element.type.startswith("text/") or element.type == "application/xhtml+xml"):
        raise UnknownError  # decoded as base64, or kept as it is
    if attributes.get("mode") == "base64":
        raise UnknownError


def start_text(state: State, element: Open) -> None:
    """A text whose type is declared or usual: title, subtitle."""
    _push_content(state, element, element.rule.kind)


def start_summary(state: State, element: Open) -> None:
    """A summary or description; a second one counts as content while there is none."""
    element.second = "summary" in state.context and not state.has_content
    if element.second:
        state.has_content = True
    _push_content(state, element, "text/plain" if element.second else element.rule.kind)


def start_content(state: State, element: Open) -> None:
    """The whole text."""
    state.has_content = True
    _push_content(state, element, element.rule.kind)


def _detail(state: State, element: Open, text: str) -> Values:
    if element.type == "text/plain" and not state.version.startswith("atom") and looks_like_html(text):
        element.type = "text/html"
    language = element.language.replace("_", "-") if element.language else element.language
    return {"type": element.type, "language": language, "base": element.base, "value": state.text(text)}


def end_text(state: State, element: Open, text: str) -> None:
    """Note a text with its detail."""
    if not state.in_entry and not state.in_feed:
        return
    detail = _detail(state, element, text)
    name = element.rule.name
    if name == "title" and -1 < state.title_depth <= element.depth:
        return
    if name == "description":
        name = "summary" if state.in_entry else "subtitle"
    state.keep(name, detail["value"], element.depth)
    state.context[name + "_detail"] = detail


def end_title(state: State, element: Open, text: str) -> None:
    """The first title that says something stays."""
    end_text(state, element, text)
    if text:
        state.title_depth = element.depth


def end_summary(state: State, element: Open, text: str) -> None:
    """A summary, or a content if it came second."""
    if element.second:
        end_content(state, element, text)
    else:
        end_text(state, element, text)


def end_content(state: State, element: Open, text: str) -> None:
    """Note a content; it is the summary too where there is none."""
    copied = element.type == "text/plain" or element.type in _HTML_TYPES
    detail = _detail(state, element, text)
    if state.in_entry:
        state.context.setdefault("content", []).append(detail)
    elif state.in_feed:
        state.context["content"] = detail["value"]
    if copied:
        state.context.setdefault("summary", detail["value"])


def looks_like_html(text: str) -> bool:
    """Whether feedparser takes a text of no declared type for HTML: an end tag or an entity, nothing unknown."""
    if "</" not in text and "&" not in text:
        return False
    return (
        _END_OR_ENTITY.search(text) is not None
        and all(name.lower() in MARKUP for name in _TAG_NAME.findall(text))
        and all(name in html.entities.entitydefs for name in _ENTITY_NAME.findall(text))
    )


# ------------------------------------------------------------------ plain values


def start_plain(state: State, element: Open) -> None:
    """An element that has no rule of its own is a mapping where it has attributes."""
    if element.attributes:
        state.context[element.rule.name] = element.attributes


def end_plain(state: State, element: Open, text: str) -> None:
    """Note the text of an element without attributes that has no rule of its own."""
    if not element.attributes:
        state.keep(element.rule.name, state.text(text), element.depth)


def end_plain_within(state: State, element: Open, text: str) -> None:
    """The same within an element whose text counts: there it would get the text of one with attributes."""
    if element.attributes and text:
        raise UnknownError
    end_plain(state, element, text)


def end_value(state: State, element: Open, text: str) -> None:
    """Note a text, whatever the attributes."""
    state.keep(element.rule.name, state.text(text), element.depth)


def end_address(state: State, element: Open, text: str) -> None:
    """Note an address that stands as text."""
    if element.rule.start is not start_plain or not element.attributes:
        state.keep(element.rule.name, state.address(element, text), element.depth)


def start_link(state: State, element: Open) -> None:
    """A link by its attributes (Atom), or room for one by its text (RSS)."""
    attributes = with_href(element.attributes)
    relation = attributes.setdefault("rel", "alternate")
    kind = attributes.setdefault("type", "application/atom+xml" if relation == "self" else "text/html")
    state.context.setdefault("links", []).append(attributes)
    if "href" in attributes:
        attributes["href"] = resolve(element.base, attributes["href"])
        if relation == "alternate" and _MEANT.get(kind, kind) in _HTML_TYPES:
            state.context["link"] = attributes["href"]
        element.second = True


def end_link(state: State, element: Open, text: str) -> None:
    """The address of a link that is its text."""
    if element.second and text:
        raise UnknownError  # the text of what surrounds it
    if element.second or not (state.in_entry or state.in_feed):
        return
    address = state.address(element, text)
    if "&" in address:
        if state.in_entry:
            address = address.replace("&amp;", "&")
        address = _SPLIT_QUERY.sub(r"&\1", address)
    state.context["link"] = address
    if address or not state.in_entry:
        state.context["links"][-1]["href"] = address


def with_href(attributes: Attributes) -> Attributes:
    """`attributes` with the address under `href`, whichever of three names it has."""
    address = attributes.get("url", attributes.get("uri", attributes.get("href")))
    if address:
        attributes.pop("url", None)
        attributes.pop("uri", None)
        attributes["href"] = address
    return attributes


def start_guid(state: State, element: Open) -> None:
    """Only "false" or another word keeps a guid from being an address."""
    state.guid_is_link = element.attributes.get("ispermalink", "true") == "true"


def end_guid(state: State, element: Open, text: str) -> None:
    """The id, and the link where there is none."""
    text = state.address(element, text) if state.guid_is_link else state.text(text)
    state.keep("id", text, element.depth)
    state.context.setdefault("guidislink", state.guid_is_link and "link" not in state.context)
    if state.guid_is_link:
        state.context.setdefault("link", text)


def start_enclosure(state: State, element: Open) -> None:
    """A file."""
    attributes = with_href(element.attributes)
    attributes["rel"] = "enclosure"
    state.context.setdefault("links", []).append(attributes)
