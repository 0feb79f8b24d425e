"""The Atom feed."""

from __future__ import annotations

from datetime import date
from xml.etree import ElementTree as Xml

from hypothesis import given
from hypothesis import strategies as st

from localsite.feeds import Feed, News, atom, escaped

ATOM = "{http://www.w3.org/2005/Atom}"


def news(**changed):
    least = {
        "title": "Le pain",
        "address": "https://v.example/pain/",
        "id": "https://v.example/s/lepain/",
        "day": date(2027, 1, 2),
        "author": "Anne",
        "summary": "Au levain.",
    }
    return News(**{**least, **changed})


def feed(*entries, **changed):
    least = {"title": "Les Vitrines", "language": "fr", "home": "https://v.example/", "address": "https://v.example/atom.xml"}
    return Feed(**{**least, **changed}, entries=entries)


def texts(data, *path):
    return [found.text for found in Xml.fromstring(data).findall("/".join(ATOM + step for step in path))]


def test_a_feed_says_what_its_entries_say():
    data = atom(feed(news(), news(title="La miche", day=date(2027, 2, 3))))
    assert texts(data, "entry", "title") == ["Le pain", "La miche"]
    assert texts(data, "entry", "updated") == ["2027-01-02T12:00:00Z", "2027-02-03T12:00:00Z"]
    assert texts(data, "entry", "author", "name") == ["Anne", "Anne"]
    assert texts(data, "updated") == ["2027-02-03T12:00:00Z"]
    assert texts(data, "id") == ["https://v.example/"]


def test_an_empty_feed_is_still_a_feed():
    data = atom(feed())
    assert (texts(data, "entry"), texts(data, "updated"), texts(data, "title")) == ([], ["2000-01-01T12:00:00Z"], ["Les Vitrines"])


@given(st.text())
def test_whatever_the_words_the_feed_is_well_formed_and_says_them(words):
    data = atom(feed(news(title=words, author=words, summary=words, address=f"https://v.example/{words}"), title=words))
    sayable = "".join(
        character
        for character in words
        if character in "\t\n\r" or (character >= "\x20" and character not in "\ufffe\uffff" and not "\ud800" <= character <= "\udfff")
    )
    assert texts(data, "entry", "title") == [sayable.replace("\r\n", "\n").replace("\r", "\n") or None]


def test_signs_of_xml_and_what_it_cannot_say_are_made_harmless():
    assert escaped('<b title="x">&\x00\x0b\ud800\ufffe') == "&lt;b title=&quot;x&quot;&gt;&amp;"
