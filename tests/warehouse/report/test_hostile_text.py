"""Whatever stands in a text, a name, a source or an address stays text on the pages."""

from typing import Any

import polars as pl

from newsfacts.transforms.registry import CORPUS, TABLES
from newsfacts.transforms.table import Table
from newsfacts.warehouse.memory import in_memory
from newsfacts.warehouse.report import overview, reading
from newsfacts.warehouse.report.page import web_address
from newsfacts.warehouse.report.rows import rows_of
from tests.invented import invented
from tests.warehouse.report.tabs import Open

DEED = "document.title='taken'"
PAYLOADS = [
    f"<script>{DEED}</script>",
    f"</script><script>{DEED}</script>",
    f"</style><script>{DEED}</script>",
    f"</title><script>{DEED}</script>",
    f"</textarea><script>{DEED}</script>",
    f"<!--><script>{DEED}</script>-->",
    f"--><script>{DEED}</script>",
    f"]]><script>{DEED}</script>",
    f"<ScRiPt>{DEED}</sCrIpT>",
    f"<script src=data:,{DEED}></script>",
    f"<img src=x onerror={DEED}>",
    f"<img src=x onerror={DEED}//",
    f'"><img src=x onerror={DEED}>',
    f"'><img src=x onerror={DEED}>",
    f"`><img src=x onerror={DEED}>",
    f'" onmouseover="{DEED}',
    f"' onmouseover='{DEED}",
    f'" autofocus onfocus="{DEED}',
    f"x onfocus={DEED} autofocus tabindex=1",
    f"<svg onload={DEED}>",
    f"<svg><script>{DEED}</script></svg>",
    f"<svg><animate onbegin={DEED} attributeName=x dur=1s>",
    f'<svg><a xlink:href="javascript:{DEED}"><text>x</text></a></svg>',
    f'<math><mi//xlink:href="data:x,<script>{DEED}</script>">',
    f"<body onload={DEED}>",
    f"<details open ontoggle={DEED}>",
    f"<video><source onerror={DEED}></video>",
    f"<audio src=x onerror={DEED}>",
    f'<iframe src="javascript:parent.{DEED}"></iframe>',
    f'<iframe srcdoc="<script>parent.{DEED}</script>"></iframe>',
    f'<object data="javascript:{DEED}"></object>',
    f'<embed src="javascript:{DEED}">',
    "<link rel=stylesheet href=https://example.org/x.css>",
    "<style>body{display:none}</style>",
    "<style>@import 'https://example.org/x.css'</style>",
    "<base href=https://example.org/>",
    "<meta http-equiv=refresh content='0;url=https://example.org/'>",
    '<meta http-equiv=Content-Security-Policy content="default-src *">',
    "<form action=https://example.org/><input name=x autofocus></form>",
    "<img src=https://example.org/pixel.gif>",
    "<a href=https://example.org/ ping=https://example.org/p>x</a>",
    f'<a href="javascript:{DEED}">x</a>',
    f"javascript:{DEED}",
    f"JaVaScRiPt:{DEED}",
    f"java\tscript:{DEED}",
    f" javascript:{DEED}",
    f"data:text/html,<script>{DEED}</script>",
    "vbscript:msgbox(1)",
    "{{ 7 * 7 }}",
    "{% include 'page.html' %}",
    "{{ config.__class__ }}",
    "${7*7}",
    "#{7*7}",
    "<%= 7*7 %>",
    "&lt;script&gt;alert(1)&lt;/script&gt;",
    "&#60;script&#62;",
    "\u003cscript\u003ealert(1)\u003c/script\u003e",
    "+ADw-script+AD4-alert(1)+ADw-/script+AD4-",
    "\u202egnp.exe \u2066<b>\u2069",
    "\ufeff<script\u00a0>",
    "שלום <b>עולם</b> \U0001f600 a\u0301\u0301\u0301\u0301",
    "x" * 3_000,
]
PLACES = {"start_char", "end_char", "sentence_no", "paragraph_no", "article_id"}


def tables() -> dict[str, pl.DataFrame]:
    """Invent an article for each payload, with a fact of every kind whose cells all hold it."""
    rows: dict[str, list[pl.DataFrame]] = {}
    for number, payload in enumerate(PAYLOADS):
        for schema in (*TABLES, *CORPUS):
            row = cells(schema, payload, f"a{number}")
            rows.setdefault(schema.table_name(), []).append(invented(schema, row, text=payload))
    return {name: pl.concat(frames) for name, frames in rows.items()}


def cells(schema: type[Table], payload: str, article_id: str) -> dict[str, Any]:
    """Fill places and keys so that the rows of an article fit together."""
    row: dict[str, Any] = {}
    for name, kind in schema.create_empty().schema.items():
        if name == "article_id":
            row[name] = article_id
        elif name.endswith("end_char"):
            row[name] = len(payload)
        elif name.endswith("_id") and kind == pl.String:
            row[name] = f"{payload[:200]}{article_id}"
    return row


def test_sixty_hostile_texts_stay_text(tab: Open) -> None:
    assert len(PAYLOADS) >= 60
    with in_memory(tables()) as con:
        pages = [overview.render(con, articles="there")]
        ids = [f"a{number}" for number in range(len(PAYLOADS))]
        pages += [reading.render(known) for _, known in rows_of(con, ids)]
    opened = tab("")
    page = opened.page
    for payload, html in zip(["", *PAYLOADS], pages, strict=True):
        opened.show(html)
        page.keyboard.press("j")
        elements = set(page.evaluate("[...document.querySelectorAll('*')].map(e => e.localName)"))
        assert opened.heard == []
        assert page.title() != "taken"
        assert page.locator("script").count() == 1
        assert not elements & {"img", "iframe", "object", "embed", "base", "link", "video", "audio"}
        links = page.eval_on_selector_all("a", "found => found.map(a => a.getAttribute('href'))")
        assert all(link.startswith(("#", "there/", "http")) for link in links)
        if payload:
            drawn = page.inner_text("article.text") + (page.text_content("article.text") or "")
            assert payload.strip() in drawn or payload.strip("\ufeff ") in drawn


def test_only_web_addresses_can_be_clicked() -> None:
    assert web_address("https://example.org/a?b=c") == "https://example.org/a?b=c"
    refused = [
        "javascript:alert(1)",
        "data:text/html,x",
        "file:///etc/passwd",
        "//x",
        "http:",
        None,
    ]
    assert [web_address(url) for url in refused] == [None] * len(refused)
    assert web_address(None) is None
