"""Where what a page embeds is at home: the film's own page, not the player that wants a page around it."""

import re
from html import escape

from newsreader.text.addresses import host_of

# Players of films: asked for by themselves they refuse to play, or play without title and description.
_HOMES = tuple(
    (re.compile(pattern), home)
    for pattern, home in (
        (
            r"https?://(?:www\.)?youtube(?:-nocookie)?\.com/embed/videoseries\?(?:.*&)?list=([\w-]+)",
            "playlist?list=",
        ),
        (
            r"https?://(?:www\.)?youtube(?:-nocookie)?\.com/embed/live_stream\?(?:.*&)?channel=([\w-]+)",
            "channel/",
        ),
        (r"https?://(?:www\.)?youtube(?:-nocookie)?\.com/embed/(?!videoseries|live_stream)([\w-]+)", "watch?v="),
    )
)
# A film that is in no list plays only for who has its second word too.
_VIMEO = re.compile(r"https?://player\.vimeo\.com/video/(\d+)(?:\?(?:.*&)?h=(\w+))?")
_FILM = re.compile(
    r"https?://(?:(?:www\.|m\.)?youtube\.com/(?:watch\?|shorts/|live/)|youtu\.be/|vimeo\.com/\d)", re.IGNORECASE
)
# What a gist's script would write stands at the same address without its ending.
_GIST = re.compile(r"(https?://gist\.github\.com/[\w./-]+)\.js(?:\?.*)?$")


def leads_to_film(address: str) -> bool:
    """Whether a film is all that a page at this address is for."""
    return _FILM.match(address) is not None


def embed(address: str) -> str:
    """The line that stands for what is embedded from `address`: a link to it."""
    return f'<p class="embed"><a href="{escape(address)}">▶ {escape(host_of(address))}</a></p>'


def home_of(address: str) -> str:
    """The address at which a reader finds what is embedded from `address`."""
    for pattern, home in _HOMES:
        if found := pattern.match(address):
            return f"https://www.youtube.com/{home}{found[1]}"
    found = _VIMEO.match(address)
    return f"https://vimeo.com/{'/'.join(filter(None, found.groups()))}" if found else address


def written_by(script: str) -> str:
    """The address of what a script at this address would write into the page, "" where that is not known."""
    found = _GIST.match(script)
    return found[1] if found else ""
