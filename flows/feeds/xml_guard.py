"""Guard for XML: entities, which bombs and break-ins rely on, are refused before parsing."""

import re
from xml.etree.ElementTree import Element, ParseError

from defusedxml import DefusedXmlException
from defusedxml.ElementTree import fromstring

from newsfacts.flows.feeds.entry import FeedError

#: Where the document itself begins: what is dangerous comes before.
ROOT = re.compile(rb"<(?![!?])")
ENTITY = re.compile(rb"<!\s*ENTITY|%\s*[\w.-]+\s*;|\sSYSTEM\s", re.IGNORECASE)
ENCODING = re.compile(rb"""<\?xml[^>]*?encoding\s*=\s*["']([^"']{1,40})["']""", re.IGNORECASE)
#: Encodings in which ASCII is written as itself, NULs aside: what we look for can be seen.
READABLE = re.compile(
    rb"^(?:utf-?(?:8|16|16le|16be|32)|us-ascii|ascii|iso-?8859-?\d+|latin-?1|windows-?125\d|cp125\d|"
    rb"koi8-[ru]|gbk?|gb2312|gb18030|big5|shift_jis|sjis|euc-(?:jp|kr)|x-sjis|tis-620|mac(?:roman)?)$",
    re.IGNORECASE,
)


def check(content: bytes) -> None:
    """Refuse XML that declares entities, or hides what it declares.

    Raises:
        FeedError: It does.
    """
    plain = content.replace(b"\0", b"")
    declared = ENCODING.search(plain[:1_000])
    if declared and not READABLE.match(declared[1]):
        raise FeedError("xml_entity: the XML is in an encoding that feeds do not use")
    root = ROOT.search(plain)
    if ENTITY.search(plain, 0, root.start() if root else len(plain)):
        raise FeedError("xml_entity: the XML declares entities")


def tree(content: bytes) -> Element:
    """Read XML that must be well-formed, as sitemaps and OPML are.

    Raises:
        FeedError: It is not, or is dangerous.
    """
    check(content)
    try:
        found: Element = fromstring(content, forbid_dtd=False)
    except DefusedXmlException:
        raise FeedError("xml_entity: the XML declares entities") from None
    except (ParseError, ValueError, LookupError, RecursionError) as error:
        raise FeedError(f"not well-formed XML: {str(error)[:100]}") from None
    return found


def refuse_dangerous(content: bytes) -> None:
    """Refuse dangerous XML, but not XML that is merely not well-formed, as many feeds are.

    Raises:
        FeedError: It is dangerous.
    """
    check(content)
    try:
        fromstring(content, forbid_dtd=False)
    except DefusedXmlException:
        raise FeedError("xml_entity: the XML declares entities") from None
    except (ParseError, ValueError, LookupError, RecursionError):
        return
