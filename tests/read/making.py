"""Files of every kind that kg reads, made here from one article that was written for the tests."""

import gzip
import io
import json
import tarfile
import zipfile
from email.message import EmailMessage

TITLE = "Harbour bridge reopens in Verrin"
PARAGRAPHS = (
    "VERRIN, May 1 - Mayor Ada Brook reopened the harbour bridge on Wednesday after two years of repairs.",
    "“Nobody will miss the ferry,” Brook said. The works cost 12 million euros, the city council said & paid.",
    "At least nine people were hurt when the old bridge gave way in 2022, according to the Port Safety Board.",
)
BODY = "\n".join(PARAGRAPHS)
DATE, PUBLISHER, AUTHOR, URL = "2024-05-01", "Verrin Ledger", "Ann Lee", "https://ledger.example/2023/01/02/bridge"


def row(**more):
    """The article as a row of JSON Lines."""
    return {"id": "bridge", "title": TITLE, "text": BODY, "date": DATE, "publisher": PUBLISHER, **more}


def page(head="", body=None, foot="Copyright 2021 Verrin Ledger"):
    """A web page with menus around the article."""
    prose = body or "".join(f"<p>{escaped(p)}</p>" for p in PARAGRAPHS)
    menu = "".join(f'<li><a href="/{n}">{n}</a></li>' for n in ("Home", "World", "Sport"))
    return (
        f'<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>{TITLE} | Ledger</title>{head}</head>'
        f"<body><nav><ul>{menu}</ul></nav><article><h1>{TITLE}</h1>{prose}</article><footer>{foot}</footer></body></html>"
    )


def json_ld(**more):
    """The script by which a page describes its article."""
    described = {"@context": "https://schema.org", "@type": "NewsArticle", "headline": TITLE, **more}
    return f'<script type="application/ld+json">{json.dumps({"@graph": [{"@type": "WebSite"}, described]})}</script>'


def escaped(text):
    """The text as XML and HTML write it."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def rss(*items, channel=""):
    """An RSS 2.0 feed."""
    return (
        '<?xml version="1.0"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel>'
        f"<title>{PUBLISHER}</title><language>en-gb</language>{channel}{''.join(items)}</channel></rss>"
    )


def rss_item(text=BODY, guid="tag:ledger.example,2024:bridge"):
    """An entry with its whole text."""
    prose = "".join(f"<p>{escaped(p)}</p>" for p in text.split("\n"))
    return (
        f"<item><title>{TITLE}</title><link>{URL}</link><guid>{guid}</guid><author>{AUTHOR}</author>"
        f"<pubDate>Wed, 01 May 2024 10:00:00 +0200</pubDate><description>In short.</description>"
        f"<content:encoded><![CDATA[{prose}]]></content:encoded></item>"
    )


def atom():
    """An Atom feed of one entry."""
    prose = escaped("".join(f"<p>{escaped(p)}</p>" for p in PARAGRAPHS))
    return (
        f'<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en"><title>{PUBLISHER}</title><entry>'
        f"<title>{TITLE}</title>"
        f'<id>urn:x:bridge</id><link href="{URL}"/><published>2024-05-01T10:00:00Z</published>'
        f'<author><name>{AUTHOR}</name></author><content type="html">{prose}</content></entry></feed>'
    )


def nitf():
    """An NITF document, with the DOCTYPE that agencies write."""
    prose = "".join(f"<p>{escaped(p)}</p>" for p in PARAGRAPHS)
    return (
        '<?xml version="1.0" encoding="UTF-8"?><!DOCTYPE nitf SYSTEM "nitf-3-4.dtd"><nitf><head>'
        f'<docdata><doc-id id-string="bridge-1"/><date.issue norm="20240501T100000+0200"/></docdata>'
        f'<pubdata name="{PUBLISHER}"/></head><body><body.head><hedline><hl1>{TITLE}</hl1></hedline>'
        f"<byline>By <person>{AUTHOR}</person></byline></body.head><body.content>{prose}</body.content></body></nitf>"
    )


def newsml():
    """A NewsML-G2 message of one item with XHTML inside."""
    prose = "".join(f"<p>{escaped(p)}</p>" for p in PARAGRAPHS)
    return (
        '<?xml version="1.0"?><newsMessage xmlns="http://iptc.org/std/nar/2006-10-01/"><itemSet>'
        '<newsItem guid="urn:newsml:ledger.example:20240501:bridge" version="1" xml:lang="en"><itemMeta>'
        f'<provider><name>{PUBLISHER}</name></provider><versionCreated>2024-05-01T10:00:00+02:00</versionCreated></itemMeta>'
        f"<contentMeta><headline>{TITLE}</headline><by>{AUTHOR}</by></contentMeta><contentSet><inlineXML>"
        f'<html xmlns="http://www.w3.org/1999/xhtml"><head><title>x</title></head><body>{prose}</body></html>'
        "</inlineXML></contentSet></newsItem></itemSet></newsMessage>"
    )


def markdown():
    """Markdown with YAML front matter."""
    first, *rest = PARAGRAPHS
    prose = "\n\n".join([first.replace("harbour bridge", "**harbour** [bridge](https://x.example)"), *rest])
    return f"---\ntitle: {TITLE}\ndate: {DATE}\nauthors: [{AUTHOR}]\nsource: {PUBLISHER}\n---\n\n{prose}\n"


def mail(*, html=False, attachment=None):
    """A mail, as plain text or as HTML, with a file attached."""
    message = EmailMessage()
    message["Subject"], message["From"] = TITLE, f"{AUTHOR} <ann@ledger.example>"
    message["Date"] = "Wed, 01 May 2024 10:00:00 +0200"
    if html:
        message.set_content("".join(f"<p>{escaped(p)}</p>" for p in PARAGRAPHS), subtype="html")
    else:
        message.set_content(BODY, cte="quoted-printable")
    if attachment:
        name, data = attachment
        message.add_attachment(data, maintype="application", subtype="octet-stream", filename=name)
    return bytes(message)


def pdf(text=BODY):
    """A PDF with a text layer, a line of text a line; an empty text gives a page like a scan's."""
    lines = [line.encode("cp1252", "replace").replace(b"(", rb"\(").replace(b")", rb"\)") for line in text.split("\n")]
    shown = b"BT /F1 8 Tf 40 700 Td 12 TL " + b" ".join(b"(" + line + b") Tj T*" for line in lines if line) + b" ET"
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 900 800]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>",
        b"<</Length %d>>stream\n" % len(shown) + shown + b"\nendstream",
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>",
        b"<</Title(" + TITLE.encode() + b")/Author(" + AUTHOR.encode() + b")>>",
    ]
    data, places = b"%PDF-1.4\n", []
    for number, content in enumerate(objects, 1):
        places.append(len(data))
        data += b"%d 0 obj" % number + content + b"endobj\n"
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    end = b"xref\n0 7\n0000000000 65535 f \n" + table + b"trailer<</Size 7/Root 1 0 R/Info 6 0 R>>\n"
    return data + end + b"startxref\n%d\n%%%%EOF" % len(data)


def warc(*responses, packed=True):
    """A crawl: (address, media type, content[, status]) each, written by warcio."""
    from warcio.statusandheaders import StatusAndHeaders
    from warcio.warcwriter import WARCWriter

    stream = io.BytesIO()
    writer = WARCWriter(stream, gzip=packed)
    writer.write_record(writer.create_warcinfo_record("x.warc", {"software": "tests"}))
    for url, media, content, *status in responses:
        headers = StatusAndHeaders(status[0] if status else "200 OK", [("Content-Type", media)], protocol="HTTP/1.1")
        payload = io.BytesIO(content)
        writer.write_record(writer.create_warc_record(url, "response", payload=payload, http_headers=headers))
    return stream.getvalue()


def parquet(**columns):
    """A Parquet file of one row."""
    import pyarrow as pa
    from pyarrow.parquet import write_table

    stream = io.BytesIO()
    write_table(pa.table({name: [value] for name, value in columns.items()}), stream)
    return stream.getvalue()


def zipped(members):
    """A .zip file of name -> bytes."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return stream.getvalue()


def tarred(members, mode="w"):
    """A .tar file of name -> bytes, or of TarInfo for what is no file."""
    stream = io.BytesIO()
    with tarfile.open(fileobj=stream, mode=mode) as archive:
        for name, data in members.items():
            info = data if isinstance(data, tarfile.TarInfo) else tarfile.TarInfo(name)
            info.size = 0 if data is info else len(data)
            archive.addfile(info, None if data is info else io.BytesIO(data))
    return stream.getvalue()


def text_file():
    """The article as a plain text file."""
    return f"{TITLE}\n\n{BODY}\n".encode()


FILES = {  # name -> content: the same article in every kind
    "bridge.txt": text_file(),
    "bridge.html": page(json_ld(datePublished=DATE, publisher={"name": PUBLISHER}, author=[{"name": AUTHOR}])).encode(),
    "bridge.jsonl": json.dumps(row()).encode(),
    "bridge.json": json.dumps({"articles": [row()]}).encode(),
    "bridge.csv": f'id,headline,body,published,source\nbridge,{TITLE},"{BODY}",{DATE},{PUBLISHER}\n'.encode(),
    "bridge.tsv": f'headline\tbody\tpublished\tsource\n{TITLE}\t"{BODY}"\t{DATE}\t{PUBLISHER}\n'.encode(),
    "bridge.rss": rss(rss_item()).encode(),
    "bridge.atom": atom().encode(),
    "bridge.xml": nitf().encode(),
    "bridge.newsml": newsml().encode(),
    "bridge.md": markdown().encode(),
    "bridge.eml": mail(),
    "bridge.pdf": pdf(),
    "bridge.warc": warc((URL, "text/html; charset=utf-8", page().encode()), packed=False),
}
PACKED = {
    "bridge.txt.gz": gzip.compress(FILES["bridge.txt"]),
    "bridge.warc.gz": warc((URL, "text/html; charset=utf-8", page().encode())),
    "bridge.zip": zipped({"a/b/bridge.html": FILES["bridge.html"]}),
    "bridge.tar": tarred({"a/bridge.md": FILES["bridge.md"]}),
    "bridge.tar.gz": tarred({"a/bridge.eml": FILES["bridge.eml"]}, "w:gz"),
    "bridge.tgz": tarred({"a/bridge.pdf": FILES["bridge.pdf"]}, "w:gz"),
    "bridge.tar.bz2": tarred({"a/bridge.csv": FILES["bridge.csv"]}, "w:bz2"),
    "bridge.tar.xz": tarred({"a/bridge.xml": FILES["bridge.xml"]}, "w:xz"),
}
