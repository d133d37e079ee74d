import json

import pytest

from tei_edition.rendering.cards import in_other_calendars
from tests.sites import built


def tei(identifier: str, text: str, records: str = "") -> bytes:
    return (
        f'<TEI xmlns="http://www.tei-c.org/ns/1.0" xml:id="{identifier}" xml:lang="fa"><teiHeader/>'
        f"<standOff>{records}</standOff><text><body><p>{text}</p></body></text></TEI>"
    ).encode()


def card(files: dict[str, bytes], identifier: str) -> dict[str, dict[str, dict[str, object]]]:
    path = f"cards/{identifier}.js"
    script = files[path].decode()
    start = f'edition.register("{path}",'
    assert script.startswith(start)
    read: dict[str, dict[str, dict[str, object]]] = json.loads(script.removeprefix(start).removesuffix(");\n"))
    return read


PLACE = (
    '<listPlace><place xml:id="place.saqqez" type="city"><placeName type="variant" xml:lang="fa">سفر</placeName>'
    '<placeName type="name" xml:lang="fa">سقز</placeName><placeName type="name" xml:lang="en">Saqqez</placeName>'
    '<idno type="geonames">119505</idno><idno type="our">x</idno>'
    '<note type="description" xml:lang="fa">شهری در کردستان</note></place>{}</listPlace>'
)
OTHER = '<place xml:id="place.baneh"><placeName type="name">بانه</placeName></place>'
DOUBT = '<certainty target="#m1" match="@ref" locus="value" assertedValue="#place.baneh" degree="0.4"/>'
MENTION = '<placeName xml:id="m1" ref="#place.saqqez">سقز</placeName>'


class TestFiles:
    def test_a_card_says_what_is_known_of_an_entity_in_the_whole_edition(self):
        files = built({name: tei(name, MENTION * times, PLACE.format("")) for name, times in (("a", 1), ("b", 2))})
        for name in ("a", "b"):
            assert card(files, name)["entities"] == {
                "place.saqqez": {
                    "category": "place",
                    "kind": "city",
                    "names": [["fa", "سقز"], ["en", "Saqqez"]],
                    "notes": [["fa", "شهری در کردستان"]],
                    "numbers": [["geonames", "119505", "https://www.geonames.org/119505"], ["our", "x", ""]],
                    "mentions": 3,
                    "documents": 2,
                }
            }

    def test_an_entity_that_a_mention_may_mean_is_there_too(self):
        entities = card(built({"a": tei("a", MENTION, PLACE.format(OTHER) + DOUBT)}), "a")["entities"]
        assert set(entities) == {"place.saqqez", "place.baneh"}
        assert entities["place.baneh"]["mentions"] == 0

    def test_dates_have_their_days_in_the_other_calendars(self):
        text = '<date when="2001-04-18">a</date><date notBefore="2001-03-21" notAfter="2002-03-20">b</date>'
        assert card(built({"a": tei("a", text)}), "a")["values"] == {
            "2001-04-18": {"jalali": [[1380, 1, 29]] * 2, "islamic": [[1422, 1, 24]] * 2},
            "2001-03-21": {"jalali": [[1380, 1, 1]] * 2, "islamic": [[1421, 12, 25]] * 2},
            "2002-03-20": {"jalali": [[1380, 12, 29]] * 2, "islamic": [[1423, 1, 6]] * 2},
        }


class TestCalendars:
    def test_a_year_is_its_first_and_its_last_day(self):
        assert in_other_calendars("1979")["jalali"] == [(1357, 10, 11), (1358, 10, 10)]

    @pytest.mark.parametrize("value", ["", "--04-18", "2001-13", "2001-02-30", "0000", "x", "2001-04-18T10:00"])
    def test_what_is_no_day_month_or_year_is_in_none(self, value):
        assert in_other_calendars(value) == {}

    def test_a_day_long_ago_is_not_in_a_calendar_whose_rule_is_not_known_there(self):
        assert "jalali" not in in_other_calendars("1400-01-01")
