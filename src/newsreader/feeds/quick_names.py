"""Names for the quick way: which namespaces and elements feedparser tells apart. Facts about it, no behaviour."""

# The short names that feedparser gives to namespaces (compared in lower case), where it does more with their
# elements than to note the text; "" stands for RSS, RDF and Atom, which it does not tell apart.
_FEEDS = (
    "http://backend.userland.com/rss",
    "http://blogs.law.harvard.edu/tech/rss",
    "http://purl.org/rss/1.0/",
    "http://my.netscape.com/rdf/simple/0.9/",
    "http://purl.org/atom/ns#",
    "http://www.w3.org/2005/atom",
    "http://purl.org/rss/1.0/modules/rss091#",
)
NAMESPACES = dict.fromkeys(_FEEDS, "") | {
    "http://webns.net/mvcb/": "admin",
    "http://creativecommons.org/ns#license": "cc",
    "http://web.resource.org/cc/": "cc",
    "http://cyber.law.harvard.edu/rss/creativecommonsrssmodule.html": "creativecommons",
    "http://backend.userland.com/creativecommonsrssmodule": "creativecommons",
    "http://purl.org/rss/1.0/modules/content/": "content",
    "http://purl.org/dc/elements/1.1/": "dc",
    "http://purl.org/dc/terms/": "dcterms",
    "http://rssnamespace.org/feedburner/ext/1.0": "feedburner",
    "http://www.w3.org/2003/01/geo/wgs84_pos#": "geo",
    "http://www.georss.org/georss": "georss",
    "http://www.opengis.net/gml": "gml",
    "http://www.itunes.com/dtds/podcast-1.0.dtd": "itunes",
    "http://search.yahoo.com/mrss": "media",
    "http://search.yahoo.com/mrss/": "media",
    "http://www.w3.org/1999/02/22-rdf-syntax-ns#": "rdf",
    "http://podlove.org/simple-chapters": "psc",
    "http://purl.org/rss/1.0/modules/slash/": "slash",
    "http://purl.org/rss/1.0/modules/syndication/": "sy",
    "http://purl.org/rss/1.0/modules/threading/": "thr",
    "http://wellformedweb.org/commentapi/": "wfw",
    "http://www.w3.org/1999/xhtml": "xhtml",
    "http://www.w3.org/xml/1998/namespace": "xml",
}
# feedparser knows these by names that would make exceptions here; hardly any feed has them.
FOREIGN = frozenset({
    "http://example.com/newformat#", "http://example.com/necho", "http://purl.org/echo/", "uri/of/echo/namespace#",
    "http://purl.org/pie/", "http://example.com/dtds/podcast-1.0.dtd", "http://www.w3.org/1999/xlink",
    "http://purl.org/rss/1.0/modules/image/",
    "http://purl.org/rss/1.0/modules/textinput/", "http://purl.org/rss/1.0/modules/link/",
})  # fmt: skip
# Prefixes that mean something to feedparser even where they stand for a namespace that it does not know.
PREFIXES = frozenset(NAMESPACES.values()) - {""} | {"xlink", "title", "summary", "content", "author"}

# Elements that feedparser has rules for, by short name. One of them in a place that the quick way has no rule for
# makes it give up; tests compare this with what feedparser has.
HANDLED = frozenset({
    "abstract", "author", "body", "category", "cc_license", "channel", "cloud", "content", "content_encoded",
    "contributor", "copyright", "created", "creativecommons_license", "dc_author", "dc_contributor",
    "dc_creator", "dc_date", "dc_description", "dc_language", "dc_publisher", "dc_rights", "dc_subject",
    "dc_title", "dcterms_created", "dcterms_issued", "dcterms_modified", "dcterms_valid", "description",
    "email", "enclosure", "entry", "expirationdate", "feed", "feedburner_browserfriendly", "fullitem",
    "generator", "geom", "georss_box", "georss_line", "georss_point", "georss_polygon", "georss_where",
    "georssgeom", "gml_exterior", "gml_linearring", "gml_linestring", "gml_point", "gml_polygon", "gml_pos",
    "gml_poslist", "guid", "height", "homepage", "id", "image", "info", "issued", "item", "itunes_author",
    "itunes_block", "itunes_category", "itunes_email", "itunes_explicit", "itunes_image", "itunes_keywords",
    "itunes_link", "itunes_name", "itunes_owner", "itunes_subtitle", "itunes_summary", "keywords", "language",
    "lastbuilddate", "link", "managingeditor", "media_category", "media_content", "media_credit",
    "media_description", "media_group", "media_keywords", "media_license", "media_player", "media_rating",
    "media_restriction", "media_thumbnail", "media_title", "modified", "name", "newlocation", "psc_chapter",
    "psc_chapters", "pubdate", "published", "rights", "rss", "source", "subtitle", "summary", "tagline",
    "tags", "textinput", "title", "updated", "uri", "url", "webmaster", "where", "width", "xhtml_body",
    "admin_generatoragent", "admin_errorreportsto",
})  # fmt: skip
# What feedparser calls its own results: an element of such a name would get into them.
RESULTS = frozenset({
    "authors", "author_detail", "contributors", "copyright_detail", "created_parsed", "date",
    "date_parsed", "description_detail", "enclosures", "entries", "errorreportsto", "expired", "geometry",
    "guidislink", "href", "issued_parsed", "license", "links", "modified_parsed", "published_parsed",
    "publisher", "publisher_detail", "publishers", "rights_detail", "sourcedata",
    "subtitle_detail", "summary_detail", "tagline_detail", "title_detail", "updated_parsed", "validity",
    "math", "svg", "div",
})  # fmt: skip
# The elements that make a text with an end tag or an entity HTML for feedparser.
MARKUP = frozenset({
    "a", "abbr", "acronym", "address", "area", "article", "aside", "audio", "b", "big", "blockquote", "br",
    "button", "canvas", "caption", "center", "cite", "code", "col", "colgroup", "command", "datagrid",
    "datalist", "dd", "del", "details", "dfn", "dialog", "dir", "div", "dl", "dt", "em", "event-source",
    "fieldset", "figcaption", "figure", "font", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6",
    "header", "hr", "i", "img", "input", "ins", "kbd", "keygen", "label", "legend", "li", "m", "map", "menu",
    "meter", "multicol", "nav", "nextid", "noscript", "ol", "optgroup", "option", "output", "p", "pre",
    "progress", "q", "s", "samp", "section", "select", "small", "sound", "source", "spacer", "span", "strike",
    "strong", "sub", "sup", "table", "tbody", "td", "textarea", "tfoot", "th", "thead", "time", "tr", "tt",
    "u", "ul", "var", "video",
})  # fmt: skip
