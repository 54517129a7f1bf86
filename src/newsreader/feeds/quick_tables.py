"""Which element may stand where in the documents of the quick way, and by which rule it is read."""

from newsreader.feeds import quick_parts as parts
from newsreader.feeds import quick_rules as rules
from newsreader.feeds.quick_names import HANDLED, RESULTS
from newsreader.feeds.quick_state import Rule, UnknownError

INERT = Rule()

_TITLE = Rule(rules.start_text, rules.end_title, name="title", kind="text/plain")
_MEDIA_TITLE = Rule(rules.start_text, rules.end_text, name="title", kind="text/plain")
_SUBTITLE = Rule(rules.start_text, rules.end_text, name="subtitle", kind="text/plain")
_DESCRIPTION = Rule(rules.start_summary, rules.end_summary, name="description", kind="text/html")
_SUMMARY = Rule(rules.start_summary, rules.end_summary, name="summary", kind="text/plain")
_CONTENT = Rule(rules.start_content, rules.end_content, kind="text/plain")
_ENCODED = Rule(rules.start_content, rules.end_content, kind="text/html")
_LINK = Rule(rules.start_link, rules.end_link)
_GUID = Rule(rules.start_guid, rules.end_guid)
_AUTHOR = Rule(parts.start_author, parts.end_author, inside="author")
_CONTRIBUTOR = Rule(parts.start_contributor, inside="contributor")
_CATEGORY = Rule(parts.start_category, parts.end_category)


def _value(name: str) -> Rule:
    return Rule(None, rules.end_value, name=name)


def _plain(name: str) -> Rule:
    return Rule(rules.start_plain, rules.end_plain, name=name)


def _each(names: str, rule: Rule) -> dict[str, Rule]:
    return dict.fromkeys(names.split(), rule)


_AUTHORS = _each("author managingeditor dc_creator dc_author itunes_author", _AUTHOR)
_LANGUAGES = _each("language dc_language", _value("language"))
_SUBTITLES = _each("subtitle tagline itunes_subtitle", _SUBTITLE)
_TITLES = _each("title dc_title", _TITLE)
_NOTHING = _each(
    "rights copyright generator webmaster dc_publisher dc_rights dcterms_valid expirationdate cloud info name"
    " email feedburner_browserfriendly width height media_license media_player media_rating media_restriction"
    " itunes_block itunes_explicit cc_license creativecommons_license georss_point georss_line georss_polygon"
    " georss_box admin_generatoragent admin_errorreportsto",
    INERT,
)
_ADDRESSES = _each("url uri homepage", Rule(None, rules.end_address, name="href"))
_DATES = (
    _each("published issued pubdate dcterms_issued", _value("published"))
    | _each("updated modified lastbuilddate dc_date dcterms_modified", _value("updated"))
    | _each("created dcterms_created", _value("created"))
)

# Without rules of their own, but resolved as addresses.
_RELATIVE = ("comments", "docs", "icon", "logo", "wfw_comment", "wfw_commentrss")

_FEED = {
    **_NOTHING, **_ADDRESSES, **_TITLES, **_SUBTITLES, **_AUTHORS, **_LANGUAGES, **dict.fromkeys(_DATES, INERT),
    **_each("description dc_description", _DESCRIPTION),
    **_each("summary itunes_summary", _SUMMARY),
    **_each("category dc_subject media_category keywords media_keywords itunes_keywords tags", INERT),
    **_each("dc_contributor media_thumbnail media_credit media_content", INERT),
    **{name: _plain(name) for name in ("ttl", "sy_updateperiod", "sy_updatefrequency")},
    **{name: Rule(rules.start_plain, rules.end_address, name=name) for name in _RELATIVE},
    "link": _LINK,
    "id": _GUID,
    "guid": _GUID,
    "image": Rule(parts.start_part, parts.end_part, "image", "image"),
    "textinput": Rule(parts.start_part, parts.end_part, "textinput", "textinput"),
    "itunes_image": Rule(parts.start_itunes_image),
    "itunes_link": Rule(parts.start_itunes_image),
    "itunes_owner": Rule(parts.start_owner, inside="people"),
    "itunes_category": Rule(inside="categories"),
    "contributor": Rule(inside="people"),
    "item": Rule(rules.start_entry, rules.end_entry, "entry"),
    "entry": Rule(rules.start_entry, rules.end_entry, "entry"),
}  # fmt: skip
_MEDIA = {
    **_each("media_license media_player media_rating media_restriction", INERT),
    "media_title": _MEDIA_TITLE,
    "media_description": Rule(parts.start_caption, rules.end_value, name="media_caption"),
    "media_content": Rule(parts.start_listed, None, "media", "media_content"),
    "media_thumbnail": Rule(parts.start_listed, parts.end_thumbnail, name="media_thumbnail"),
    "media_credit": Rule(parts.start_listed, parts.end_credit, name="media_credit"),
    "media_category": Rule(parts.start_media_category, parts.end_category),
    "media_keywords": Rule(None, parts.end_words, name="media_keywords"),
}
_ENTRY = {
    **_NOTHING, **_ADDRESSES, **_TITLES, **_SUBTITLES, **_AUTHORS, **_LANGUAGES, **_DATES, **_MEDIA,
    **_each("description dc_description", _DESCRIPTION),
    **_each("summary itunes_summary", _SUMMARY),
    **_each("category dc_subject keywords", _CATEGORY),
    **{name: _plain(name) for name in ("itunes_duration", "itunes_title", "dc_source", "feedburner_origlink")},
    **{name: Rule(rules.start_plain, rules.end_address, name=name) for name in _RELATIVE},
    "content": _CONTENT,
    "content_encoded": _ENCODED,
    "link": _LINK,
    "id": _GUID,
    "guid": _GUID,
    "enclosure": Rule(rules.start_enclosure),
    "source": Rule(parts.start_source, parts.end_source, "source"),
    "image": Rule(parts.start_entry_image),
    "itunes_image": Rule(parts.start_itunes_image),
    "itunes_link": Rule(parts.start_itunes_image),
    "itunes_category": Rule(parts.start_itunes_category, parts.end_category),
    "itunes_keywords": Rule(None, parts.end_words, name="itunes_keywords"),
    "tags": Rule(None, parts.end_words, name="tags"),
    "dc_contributor": Rule(parts.start_contributor, parts.end_contributor_name),
    "contributor": _CONTRIBUTOR,
    "psc_chapters": Rule(inside="chapters"),
    "media_group": Rule(inside="media"),
}  # fmt: skip

_SKIPPED = Rule(inside="skipped")

TABLES: dict[str, dict[str, Rule]] = {
    "document": {
        "rss": Rule(rules.start_rss, inside="rss"),
        "rdf_rdf": Rule(rules.start_rdf, inside="rdf"),
        "feed": Rule(rules.start_feed, inside="feed"),
    },
    "rss": {"channel": Rule(rules.start_channel, rules.end_channel, "feed")},
    "rdf": {
        "channel": Rule(rules.start_channel, rules.end_channel, "feed"),
        "item": Rule(rules.start_entry, rules.end_entry, "entry"),
        "image": _SKIPPED,  # outside the channel it belongs to nothing
        "textinput": _SKIPPED,
    },
    "feed": _FEED,
    "entry": _ENTRY,
    "media": _MEDIA,
    "source": {
        **_NOTHING, **_ADDRESSES, **_TITLES, **_SUBTITLES, **_AUTHORS, **dict.fromkeys(_DATES, INERT),
        **_each("category icon logo", INERT),
        "link": _LINK,
        "id": _GUID,
        "contributor": _CONTRIBUTOR,
    },
    "author": {
        "name": Rule(None, parts.end_author_part, name="name"),
        "email": Rule(None, parts.end_author_part, name="email"),
        **_each("uri url homepage", Rule(None, parts.end_author_part, name="href")),
    },
    "contributor": {
        "name": Rule(None, parts.end_contributor_part, name="name"),
        "email": Rule(None, parts.end_contributor_part, name="email"),
        **_each("uri url homepage", Rule(None, parts.end_contributor_part, name="href")),
    },
    "image": {
        **_each("width height", INERT),
        "title": _TITLE,
        "link": _LINK,
        "url": _ADDRESSES["url"],
        "description": _DESCRIPTION,
    },
    "textinput": {"title": _TITLE, "link": _LINK, "description": _DESCRIPTION, "name": INERT},
    "skipped": _each("title link url description name width height", INERT),
    "people": _each("name email uri url homepage itunes_name itunes_email", INERT),
    "categories": {"itunes_category": Rule(inside="categories")},
    "chapters": {"psc_chapter": Rule(parts.start_chapter)},
    "unknown": {},
}  # fmt: skip

_ALWAYS_TAKEN = HANDLED | RESULTS
_TAKEN = {"feed": _ALWAYS_TAKEN, "entry": _ALWAYS_TAKEN, "media": _ALWAYS_TAKEN | _ENTRY.keys()}
_TAKEN_BY_EITHER = _ALWAYS_TAKEN | _FEED.keys() | _ENTRY.keys()
# Where an element that is not known might end what it stands in, or must not stand at all.
_CLOSED = frozenset({"image", "textinput", "skipped", "rss", "document", "chapters"})
# Where the text of what stands in an element without attributes counts as its own.
_HEEDFUL = frozenset({"author", "source", "unknown"})


def rule_for(place: str, name: str) -> Rule:
    """The rule for the element with the short name `name` in `place`. Raises UnknownError where there is none."""
    rule = TABLES[place].get(name)
    if rule is None:
        if place in _CLOSED or name in _TAKEN.get(place, _TAKEN_BY_EITHER):
            raise UnknownError
        end = rules.end_plain_within if place in _HEEDFUL else rules.end_plain
        return Rule(rules.start_plain, end, "unknown", name)
    return rule
