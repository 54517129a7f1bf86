"""What to say for each code: English sentences, marked for translation.

The command line prints them; the window translates them in the context "errors". No Qt here.
"""

import unicodedata
from collections.abc import Mapping
from datetime import datetime

from newsreader.errors import NewsreaderError

# Scripts whose letters nobody takes for ours; Cyrillic, Greek and others are not.
_TOLD_APART = ("CJK", "HIRAGANA", "KATAKANA", "HANGUL", "THAI")
# Letters of ours that are no other with a mark. Phonetic ones, a dotless i and the like are taken for common ones.
_OURS = frozenset("đðøłæœßþ")

TIMES = frozenset({"until", "again"})  # data that are moments, in ISO 8601
NUMBERS = frozenset({"done", "all", "count", "needed", "free", "size", "budget", "limit", "seconds", "minutes"})


def QT_TRANSLATE_NOOP(context: str, text: str) -> str:  # the name that lupdate looks for
    """Mark `text` for translation in `context` and return it unchanged."""
    del context
    return text


SENTENCES: dict[str, str] = {
    # fetching
    "fetch.refused": QT_TRANSLATE_NOOP("errors", "{host} refused the connection."),
    "fetch.name": QT_TRANSLATE_NOOP("errors", "There is no server named {host}."),
    "fetch.network": QT_TRANSLATE_NOOP("errors", "The connection to {host} broke off."),
    "fetch.lookup": QT_TRANSLATE_NOOP("errors", "The name {host} cannot be looked up at the moment."),
    "fetch.unanswered": QT_TRANSLATE_NOOP("errors", "{host} cannot be reached: nobody answers there."),
    "fetch.portal": QT_TRANSLATE_NOOP("errors", "The network wants you to sign in first, in a browser (511)."),
    "fetch.proxy": QT_TRANSLATE_NOOP("errors", "The proxy {proxy} does not answer."),
    "fetch.proxy_login": QT_TRANSLATE_NOOP(
        "errors", "The proxy {proxy} asks for a user name and a password, or refuses those it got (407)."
    ),
    "fetch.proxy_refused": QT_TRANSLATE_NOOP("errors", "The proxy {proxy} finds no way to {host}."),
    "fetch.proxy_kind": QT_TRANSLATE_NOOP(
        "errors", "Newsreader cannot use the proxy of this system ({proxy}), and does not go around it."
    ),
    "fetch.demo": QT_TRANSLATE_NOOP(
        "errors", "This demo library asks no network. Start Newsreader without --demo to follow real feeds."
    ),
    "fetch.offline": QT_TRANSLATE_NOOP("errors", "There is no network connection."),
    "fetch.timeout": QT_TRANSLATE_NOOP("errors", "{host} did not answer within {seconds} seconds."),
    "fetch.certificate": QT_TRANSLATE_NOOP("errors", "The certificate of {host} is not valid."),
    "fetch.insecure": QT_TRANSLATE_NOOP("errors", "No secure connection (https) to {host} could be made."),
    "fetch.status": QT_TRANSLATE_NOOP("errors", "{host} answered with the error {status}."),
    "fetch.not_found": QT_TRANSLATE_NOOP("errors", "{host} has nothing at this address (404)."),
    "fetch.gone": QT_TRANSLATE_NOOP("errors", "{host} says that this address is gone for good (410)."),
    "fetch.forbidden": QT_TRANSLATE_NOOP("errors", "{host} does not allow this address to be read (403)."),
    "fetch.bot_wall": QT_TRANSLATE_NOOP("errors", "{host} lets only browsers in: it answered with a robot check."),
    "fetch.login": QT_TRANSLATE_NOOP("errors", "{host} asks for a user name and a password (401)."),
    "fetch.busy": QT_TRANSLATE_NOOP("errors", "{host} asks us to wait before asking again ({status})."),
    "fetch.busy_until": QT_TRANSLATE_NOOP("errors", "{host} asked us to wait until {until} ({status})."),
    "fetch.resting": QT_TRANSLATE_NOOP("errors", "{host} asked us to wait until {until}."),
    "fetch.unreachable": QT_TRANSLATE_NOOP("errors", "There is no way to {host} at the moment."),
    "fetch.server": QT_TRANSLATE_NOOP("errors", "{host} has a fault of its own at the moment ({status})."),
    "fetch.too_large": QT_TRANSLATE_NOOP("errors", "The document at {host} is larger than {limit} MB."),
    "fetch.garbled": QT_TRANSLATE_NOOP("errors", "{host} sent an answer that cannot be understood."),
    "fetch.redirects": QT_TRANSLATE_NOOP("errors", "{host} sends us in circles."),
    "fetch.scheme": QT_TRANSLATE_NOOP("errors", "{host} leads to an address that is neither http nor https."),
    "fetch.private": QT_TRANSLATE_NOOP("errors", "{host} leads to an address inside a private network."),
    # parsing
    "parse.not_a_feed": QT_TRANSLATE_NOOP("errors", "What {host} sends is not a feed."),
    "parse.empty": QT_TRANSLATE_NOOP("errors", "{host} sent an empty document."),
    "parse.cut": QT_TRANSLATE_NOOP("errors", "The feed of {host} ends in the middle."),
    "parse.broken": QT_TRANSLATE_NOOP("errors", "What {host} sends is too broken to be read."),
    "parse.too_slow": QT_TRANSLATE_NOOP("errors", "The feed of {host} is built so badly that it cannot be read."),
    # addresses
    "address.invalid": QT_TRANSLATE_NOOP("errors", "“{text}” is not a web address."),
    "address.no_feeds": QT_TRANSLATE_NOOP("errors", "The page at {host} offers no feed."),
    "address.picture": QT_TRANSLATE_NOOP("errors", "What {host} sends is a picture, not a feed."),
    "address.media": QT_TRANSLATE_NOOP("errors", "What {host} sends is a sound or a film, not a feed."),
    "address.pdf": QT_TRANSLATE_NOOP("errors", "What {host} sends is a PDF document, not a feed."),
    "address.sitemap": QT_TRANSLATE_NOOP(
        "errors", "What {host} sends is a sitemap, a list of its pages for search engines, not a feed."
    ),
    "address.data": QT_TRANSLATE_NOOP("errors", "What {host} sends is data for programs, not a feed."),
    "address.several": QT_TRANSLATE_NOOP(
        "errors", "The page at {host} offers {count} feeds: choose with --pick N, or --all."
    ),
    "address.pick": QT_TRANSLATE_NOOP("errors", "There is no feed number {number} on this page."),
    "address.known": QT_TRANSLATE_NOOP("errors", "You already follow {title}."),
    "address.list": QT_TRANSLATE_NOOP(
        "errors", "{host} sends a list of {count} feeds, not a feed: save the list and import it."
    ),
    # searching
    "search.field": QT_TRANSLATE_NOOP("errors", "There is no field “{name}”: it was taken for a word."),
    "search.empty": QT_TRANSLATE_NOOP("errors", "Nothing follows “{field}:”: it was left out."),
    "search.value": QT_TRANSLATE_NOOP("errors", "“{field}:” does not know “{value}”: it was left out."),
    "search.date": QT_TRANSLATE_NOOP(
        "errors", "“{value}” is no date (2026-03-31, 31/3/2026, 7d): it was left out."
    ),
    "search.feed": QT_TRANSLATE_NOOP("errors", "No feed is called “{name}”."),
    "search.folder": QT_TRANSLATE_NOOP("errors", "No folder is called “{name}”."),
    "search.section": QT_TRANSLATE_NOOP("errors", "No section is called “{name}”."),
    "search.outlet": QT_TRANSLATE_NOOP("errors", "No outlet is called “{name}”."),
    "search.author": QT_TRANSLATE_NOOP("errors", "No author is called “{name}”."),
    "search.quotes": QT_TRANSLATE_NOOP(
        "errors", "Without quotes only “{word}” was taken as a name; “{name}” is one too: put it in quotes."
    ),
    "unknown.search": QT_TRANSLATE_NOOP("errors", "There is no saved search “{id}”."),
    "unknown.rule": QT_TRANSLATE_NOOP("errors", "There is no rule “{name}”."),
    # rules
    "rule.double": QT_TRANSLATE_NOOP("errors", "The rule “{title}” looks for the same and does the same already."),
    "rule.empty": QT_TRANSLATE_NOOP("errors", "A rule needs something to look for."),
    "rule.nothing": QT_TRANSLATE_NOOP("errors", "A rule needs something to do."),
    "rule.past": QT_TRANSLATE_NOOP("errors", "{day} is past: a rule that mutes until then hides nothing."),
    "rule.state": QT_TRANSLATE_NOOP(
        "errors",
        "A rule cannot ask for “{asked}”: no article is read, starred or kept for offline when it arrives.",
    ),
    "search.indexing": QT_TRANSLATE_NOOP(
        "errors", "The search index is being made anew: so far words are found in {done} of {all} articles."
    ),
    "search.long": QT_TRANSLATE_NOOP("errors", "Only the beginning of so long a search was looked at."),
    # lists of feeds
    "opml.not_xml": QT_TRANSLATE_NOOP("errors", "{name} is not a list of feeds: it is not XML."),
    "opml.no_feeds": QT_TRANSLATE_NOOP("errors", "{name} holds no feeds."),
    "opml.no_address": QT_TRANSLATE_NOOP("errors", "has no address"),
    "opml.bad_address": QT_TRANSLATE_NOOP("errors", "has an address that is neither http nor https"),
    "opml.cut": QT_TRANSLATE_NOOP("errors", "ends in the middle: what stood behind it is missing"),
    "opml.twice": QT_TRANSLATE_NOOP("errors", "stands in the list twice"),
    "opml.not_a_feed": QT_TRANSLATE_NOOP("errors", "is not a feed"),
    "opml.too_large": QT_TRANSLATE_NOOP("errors", "What is larger than {limit} MB is no list of feeds."),
    "opml.unreadable": QT_TRANSLATE_NOOP("errors", "{name} cannot be read: {reason}."),
    "opml.unwritable": QT_TRANSLATE_NOOP("errors", "{name} cannot be written: {reason}."),
    "opml.unreadable_missing": QT_TRANSLATE_NOOP("errors", "There is no file {name}."),
    "opml.unreadable_forbidden": QT_TRANSLATE_NOOP("errors", "{name} may not be read."),
    "opml.unreadable_folder": QT_TRANSLATE_NOOP("errors", "{name} is a folder, and no list of feeds."),
    "opml.unwritable_missing": QT_TRANSLATE_NOOP("errors", "The folder that {name} should be in is not there."),
    "opml.unwritable_forbidden": QT_TRANSLATE_NOOP("errors", "{name} may not be written there."),
    "opml.unwritable_full": QT_TRANSLATE_NOOP("errors", "The disk is full; {name} was not written."),
    "opml.unwritable_folder": QT_TRANSLATE_NOOP("errors", "{name} is a folder, and cannot be written."),
    "export.missing": QT_TRANSLATE_NOOP("errors", "{name} is no export of everything: a part of it is not there."),
    "export.unreadable": QT_TRANSLATE_NOOP("errors", "{name} is no export of everything: {reason}."),
    "export.damaged": QT_TRANSLATE_NOOP("errors", "{name} is no export of everything, or it is damaged."),
    "export.newer": QT_TRANSLATE_NOOP("errors", "{name} was written by a newer Newsreader. Please update."),
    "export.not_empty": QT_TRANSLATE_NOOP(
        "errors", "{name} is not an empty folder, nor an export that was broken off."
    ),
    "export.short": QT_TRANSLATE_NOOP(
        "errors", "{name} has {count} of the {total} lines that were exported: the others are missing."
    ),
    "export.line": QT_TRANSLATE_NOOP("errors", "Line {line} of {name} cannot be read: it was left out."),
    "export.lines": QT_TRANSLATE_NOOP(
        "errors", "{count} more lines of {name} cannot be read: they were left out."
    ),
    "export.name": QT_TRANSLATE_NOOP(
        "errors", "“{title}” asks for “{name}”, which stands for something else here, or for nothing."
    ),
    "export.section": QT_TRANSLATE_NOOP(
        "errors", "The rule “{title}” puts articles in the section “{name}”, which is not here: it does no longer."
    ),
    # the library
    "store.damaged": QT_TRANSLATE_NOOP(
        "errors",
        "The library {path} is damaged. Nothing was changed. “newsreader check --repair” saves what can be read, “newsreader restore” puts back a backup from {backups}.",
    ),
    "store.missing": QT_TRANSLATE_NOOP(
        "errors",
        "The library {path} is not there, but backups of it are. “newsreader restore” puts back the newest; who wants an empty library moves the folder {backups} elsewhere first.",
    ),
    "store.gone": QT_TRANSLATE_NOOP(
        "errors",
        "The library {path} is not there, but it was: its disk is not connected, or the file was moved. Nothing was changed. Who wants an empty library in its place deletes {trace} first.",
    ),
    "store.newer": QT_TRANSLATE_NOOP(
        "errors",
        "The library {path} was made by a newer Newsreader (version {found}; this one knows {known}). Please update.",
    ),
    "output.unwritten": QT_TRANSLATE_NOOP("errors", "What was to be printed could not be written: {reason}."),
    "store.full": QT_TRANSLATE_NOOP(
        "errors", "The disk is full. What could not be saved was undone; nothing is lost."
    ),
    "store.space": QT_TRANSLATE_NOOP(
        "errors", "This needs {needed} MB of free space on the disk; {free} MB are free."
    ),
    "store.read_only": QT_TRANSLATE_NOOP(
        "errors", "The library {path} cannot be written: the file or its folder is read-only."
    ),
    "store.locked": QT_TRANSLATE_NOOP("errors", "The library {path} is locked by another program."),
    "store.unusable": QT_TRANSLATE_NOOP("errors", "The library {path} cannot be opened: {reason}."),
    "store.in_use": QT_TRANSLATE_NOOP(
        "errors", "The library {path} is open in a window or another command. Close it there first."
    ),
    "store.replaced": QT_TRANSLATE_NOOP(
        "errors", "The library {path} is being restored or repaired at the moment. Try again when that is done."
    ),
    "settings.damaged": QT_TRANSLATE_NOOP(
        "errors", "The settings could not be read and are as they were at first. The file is kept as {path}."
    ),
    "settings.held": QT_TRANSLATE_NOOP(
        "errors",
        "The file of settings was damaged and was written anew: all is set as before. It is kept as {path}.",
    ),
    "settings.unsaved": QT_TRANSLATE_NOOP(
        "errors", "The settings could not be saved ({reason}). They hold until the program ends."
    ),
    # starting
    "window.no_display": QT_TRANSLATE_NOOP(
        "errors", "There is no display here to open a window on. All commands work without one: newsreader --help."
    ),
    "window.display": QT_TRANSLATE_NOOP(
        "errors", "The display {display} cannot be reached, so no window can be opened on it."
    ),
    "window.no_start": QT_TRANSLATE_NOOP("errors", "No window can be opened here: {reason}."),
    # backups
    "backup.damaged": QT_TRANSLATE_NOOP("errors", "{name} is damaged, or is no backup. Nothing was changed."),
    "backup.read_only": QT_TRANSLATE_NOOP(
        "errors",
        "The folder for backups, {folder}, cannot be written: it is read-only or belongs to somebody else.",
    ),
    "backup.no_folder": QT_TRANSLATE_NOOP(
        "errors", "There is no folder for backups: something else has its name, or that of one above: {folder}."
    ),
    "backup.unwritable": QT_TRANSLATE_NOOP(
        "errors", "The folder for backups, {folder}, cannot be written: {reason}."
    ),
    "backup.failed_small": QT_TRANSLATE_NOOP("errors", "The daily backup could not be made. {reason}"),
    "backup.failed_whole": QT_TRANSLATE_NOOP(
        "errors", "The weekly backup of the whole library could not be made. {reason}"
    ),
    "backup.busy": QT_TRANSLATE_NOOP(
        "errors",
        "So much is being written to the library at the moment that it cannot be copied. Try again later.",
    ),
    "backup.stopped": QT_TRANSLATE_NOOP("errors", "The backup was broken off; it is made another time."),
    "backup.missing": QT_TRANSLATE_NOOP("errors", "There is no backup {name}."),
    "backup.none": QT_TRANSLATE_NOOP("errors", "There is no backup yet in {folder}."),
    "backup.budget": QT_TRANSLATE_NOOP(
        "errors", "The whole library ({size} MB) is larger than backups may be ({budget} MB); small ones are made."
    ),
    # what an examination finds
    "check.damaged": QT_TRANSLATE_NOOP("errors", "The file is damaged: parts of it cannot be read."),
    "check.pages": QT_TRANSLATE_NOOP("errors", "{count} places in the file are damaged, the first: {first}."),
    "check.references": QT_TRANSLATE_NOOP(
        "errors", "{count} lines refer to something that is not there: {table} to {parent}."
    ),
    "check.copies": QT_TRANSLATE_NOOP("errors", "Of {count} articles it is not right whether they are copies."),
    "check.feed_counts": QT_TRANSLATE_NOOP("errors", "The numbers of articles of {count} feeds are wrong."),
    "check.section_counts": QT_TRANSLATE_NOOP("errors", "The numbers of articles of {count} sections are wrong."),
    "check.places": QT_TRANSLATE_NOOP("errors", "{count} articles stand in the wrong sections, or in none."),
    "check.no_text": QT_TRANSLATE_NOOP("errors", "{count} articles have lost their text."),
    "check.not_indexed": QT_TRANSLATE_NOOP("errors", "{count} articles cannot be found by search."),
    "check.gone": QT_TRANSLATE_NOOP(
        "errors", "{count} articles are hidden though their feed is there, or shown though it is not."
    ),
    "check.hidden": QT_TRANSLATE_NOOP(
        "errors", "{count} articles are hidden though no rule hides them, or shown though one does."
    ),
    "check.letters": QT_TRANSLATE_NOOP("errors", "{count} places hold letters that cannot be read."),
    "check.derived": QT_TRANSLATE_NOOP("errors", "What stories and related articles are found by is damaged."),
    "check.index": QT_TRANSLATE_NOOP("errors", "The search index is damaged."),
    "check.pictures": QT_TRANSLATE_NOOP("errors", "{count} kept pictures are missing or damaged."),
    "check.orphans": QT_TRANSLATE_NOOP("errors", "{count} files of pictures belong to no article."),
    # why a feed is asked when it is
    "schedule.interval": QT_TRANSLATE_NOOP("errors", "Asked at the usual interval."),
    "schedule.max_age": QT_TRANSLATE_NOOP("errors", "The server says that its answer is good until then."),
    "schedule.ttl": QT_TRANSLATE_NOOP("errors", "The feed asks to be read no more often."),
    "schedule.rhythm": QT_TRANSLATE_NOOP("errors", "The feed publishes seldom."),
    "schedule.retry_after": QT_TRANSLATE_NOOP("errors", "The server asked us to wait until then."),
    "schedule.back_off": QT_TRANSLATE_NOOP("errors", "The last check failed; each wait is longer."),
    "schedule.refused": QT_TRANSLATE_NOOP("errors", "The server refused; asked again after two days."),
    "schedule.gone": QT_TRANSLATE_NOOP("errors", "The feed is gone for good and is not asked any more."),
    "schedule.offline": QT_TRANSLATE_NOOP("errors", "Waiting for the network."),
    "schedule.proxy": QT_TRANSLATE_NOOP("errors", "Waiting for the proxy {proxy}."),
    "schedule.unreached": QT_TRANSLATE_NOOP(
        "errors", "It could not be reached, perhaps for want of a network. It is asked again soon."
    ),
    "schedule.by_hand": QT_TRANSLATE_NOOP("errors", "Asked only by hand."),
    "schedule.address": QT_TRANSLATE_NOOP("errors", "It has another address, and is asked there at once."),
    "schedule.password": QT_TRANSLATE_NOOP(
        "errors", "Its password did not come in time: the keyring may be waiting to be unlocked."
    ),
    "schedule.changed": QT_TRANSLATE_NOOP("errors", "It was changed or removed while it was being asked."),
    # what is set of a feed
    "wishes.agent": QT_TRANSLATE_NOOP(
        "errors", "A User-Agent cannot have “{letters}”: only letters from A to Z, digits and plain signs."
    ),
    "wishes.user": QT_TRANSLATE_NOOP("errors", "A user name cannot have “{letters}”."),
    # how a feed is
    "health.well": QT_TRANSLATE_NOOP("errors", "All is well with this feed."),
    "health.never": QT_TRANSLATE_NOOP("errors", "This feed has not been checked yet."),
    "health.since": QT_TRANSLATE_NOOP("errors", "It was last read on {date}."),
    "health.unread": QT_TRANSLATE_NOOP("errors", "It could never be read."),
    "health.retrying": QT_TRANSLATE_NOOP("errors", "That may pass; it is tried again by itself."),
    "health.moved": QT_TRANSLATE_NOOP("errors", "It has moved for good to {address}."),
    "health.resting": QT_TRANSLATE_NOOP("errors", "{host} is left alone until {date}, as it asked for."),
    "health.silent": QT_TRANSLATE_NOOP(
        "errors", "Nothing new has come since {date}, far longer than is usual for it."
    ),
    "health.slow": QT_TRANSLATE_NOOP("errors", "Its last answer took {seconds} seconds."),
    "health.large": QT_TRANSLATE_NOOP("errors", "It is large: {size} MB are fetched whenever it changes."),
    "schedule.skip": QT_TRANSLATE_NOOP("errors", "The feed asks to be left alone at certain hours or days."),
    "schedule.host_rests": QT_TRANSLATE_NOOP("errors", "{host} asked us to wait until {until}."),
    "schedule.floor": QT_TRANSLATE_NOOP("errors", "Asked {minutes} min ago; by hand again at {again}."),
    # looking up
    "unknown.feed": QT_TRANSLATE_NOOP("errors", "There is no feed “{name}”."),
    "unknown.twin": QT_TRANSLATE_NOOP("errors", "The article {id} is shown as one with no other."),
    "unknown.parted": QT_TRANSLATE_NOOP("errors", "The article {id} was taken from no other."),
    "unknown.article": QT_TRANSLATE_NOOP("errors", "There is no article with the number {id}."),
    "unknown.section": QT_TRANSLATE_NOOP("errors", "There is no section “{name}”."),
    "unknown.merged": QT_TRANSLATE_NOOP("errors", "“{name}” was merged into “{into}”: name that section instead."),
    "section.below_itself": QT_TRANSLATE_NOOP("errors", "“{title}” cannot lie below itself."),
    "section.no_title": QT_TRANSLATE_NOOP("errors", "A section needs a name."),
    "section.not_own": QT_TRANSLATE_NOOP(
        "errors", "“{title}” comes with the program: it can be hidden, not removed."
    ),
    "section.not_merged": QT_TRANSLATE_NOOP("errors", "“{title}” was merged into no other section."),
    "section.taken": QT_TRANSLATE_NOOP("errors", "There is a section “{title}” already."),
    "unknown.folder": QT_TRANSLATE_NOOP("errors", "There is no folder “{name}”."),
    "unknown.ambiguous": QT_TRANSLATE_NOOP("errors", "“{name}” fits {count} feeds: use an id or an address."),
    # refreshing, keeping
    "busy.refresh": QT_TRANSLATE_NOOP("errors", "Another window or command is refreshing this library."),
    "keep.no_address": QT_TRANSLATE_NOOP("errors", "This article has no web address to keep."),
    "keep.not_a_page": QT_TRANSLATE_NOOP("errors", "{host} sent something that is not a web page."),
    "keep.no_text": QT_TRANSLATE_NOOP("errors", "No article text was found on the page of {host}."),
    "keep.lately": QT_TRANSLATE_NOOP(
        "errors", "The page of {host} could not be had a moment ago; by hand again at {again}."
    ),
    "keep.picture": QT_TRANSLATE_NOOP("errors", "A picture from {host} cannot be shown."),
    "keep.password": QT_TRANSLATE_NOOP(
        "errors",
        "The password for {host} did not come in time: the keyring may be waiting to be unlocked.",
    ),
    # faults of ours
    "bug.feed": QT_TRANSLATE_NOOP(
        "errors", "A fault of this program kept the feed of {host} from being read. The log has the details."
    ),
    # worker
    "bug": QT_TRANSLATE_NOOP("errors", "Something went wrong inside Newsreader. Your articles are safe."),
    "worker.died": QT_TRANSLATE_NOOP("errors", "The background process ended unexpectedly and was started again."),
}

ONE: dict[str, str] = {
    "address.list": QT_TRANSLATE_NOOP(
        "errors", "{host} sends a list of {count} feed, not a feed: save the list and import it."
    ),
    "export.lines": QT_TRANSLATE_NOOP("errors", "{count} more line of {name} cannot be read: it was left out."),
    "check.pages": QT_TRANSLATE_NOOP("errors", "{count} place in the file is damaged: {first}."),
    "check.references": QT_TRANSLATE_NOOP(
        "errors", "{count} line refers to something that is not there: {table} to {parent}."
    ),
    "check.copies": QT_TRANSLATE_NOOP("errors", "Of {count} article it is not right whether it is a copy."),
    "check.feed_counts": QT_TRANSLATE_NOOP("errors", "The number of articles of {count} feed is wrong."),
    "check.section_counts": QT_TRANSLATE_NOOP("errors", "The number of articles of {count} section is wrong."),
    "check.places": QT_TRANSLATE_NOOP("errors", "{count} article stands in the wrong sections, or in none."),
    "check.letters": QT_TRANSLATE_NOOP("errors", "{count} place holds letters that cannot be read."),
    "check.no_text": QT_TRANSLATE_NOOP("errors", "{count} article has lost its text."),
    "check.not_indexed": QT_TRANSLATE_NOOP("errors", "{count} article cannot be found by search."),
    "check.gone": QT_TRANSLATE_NOOP(
        "errors", "{count} article is hidden though its feed is there, or shown though it is not."
    ),
    "check.hidden": QT_TRANSLATE_NOOP(
        "errors", "{count} article is hidden though no rule hides it, or shown though one does."
    ),
    "check.pictures": QT_TRANSLATE_NOOP("errors", "{count} kept picture is missing or damaged."),
    "check.orphans": QT_TRANSLATE_NOOP("errors", "{count} file of a picture belongs to no article."),
}
"""What to say instead where `count` is 1."""


def template(code: str, data: Mapping[str, object]) -> str:
    """The English sentence for `code`, not filled in yet, the one that names a time where `data` has it; an unknown
    code reads as itself."""
    one = ONE.get(code) if data.get("count") == 1 else None
    timed = SENTENCES.get(f"{code}_until") if "until" in data else None
    return one or timed or SENTENCES.get(code, code)


def sentence(code: str, data: dict[str, object] | None = None, translated: str | None = None) -> str:
    """The sentence for `code` with `data` filled in; `translated` is a translation of its template, if any.

    An unknown code reads as itself, a missing datum as "?", a time as it is by the reader's clock.
    """
    text = translated if translated is not None else template(code, data or {})
    return text.format_map(_Forgiving({name: _as_read(name, value) for name, value in (data or {}).items()}))


def _as_read(name: str, value: object) -> object:
    """A time in ISO 8601 as hours and minutes here, with its date where that is not today; a number by thousands;
    a host by the name that people know."""
    if name == "host":
        return host_name(str(value))
    if name in NUMBERS and isinstance(value, int):
        return f"{value:,}"
    if name not in TIMES or not isinstance(value, str):
        return value
    try:
        local = datetime.fromisoformat(value).astimezone()
    except ValueError:
        return value
    today = datetime.now().astimezone().date()
    return local.strftime("%H:%M" if local.date() == today else "%Y-%m-%d %H:%M")


def host_name(host: str) -> str:
    """`host` with the letters of its own language, báo.vn for xn--bo-mia.vn; as it is where they may be taken for
    those of another."""
    if "xn--" not in host:
        return host
    try:
        name = host.encode("ascii").decode("idna")
    except UnicodeError:
        return host
    return name if all(map(_is_plain, name)) else host


def _is_plain(letter: str) -> bool:
    """Whether nobody takes a letter of a host's name for another: a to z with all marks, or another script's."""
    with_marks = unicodedata.normalize("NFD", letter)[0].isascii()
    return with_marks or letter in _OURS or unicodedata.name(letter, "").startswith(_TOLD_APART)


def say(error: NewsreaderError) -> str:
    """The English sentence for `error`."""
    return sentence(error.code, dict(error.data))


class _Forgiving(dict[str, object]):
    """A mapping whose missing keys read as a question mark, so that no sentence can fail."""

    def __missing__(self, key: str) -> str:
        return "?"
