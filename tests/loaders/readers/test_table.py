"""Tables and JSON as programs write them: mixed keys, nested lists, entities, quotation marks that never close."""

import json

import pytest

from loaders.readers.table import read_csv, read_json, read_jsonl
from schemas.problems import Problem, ProblemsError
from schemas.text import RawText

TEXT = "The ports agreed on Tuesday."


def told(found: object) -> list[tuple[str | None, str, str | None]]:
    """Title, text and day of each article."""
    assert hasattr(found, "__iter__")
    return [
        (raw.title, raw.text.split("\n\n")[-1], raw.published.isoformat()[:10] if raw.published else None)
        for raw in found
        if isinstance(raw, RawText)
    ]


def test_each_record_may_name_its_columns_in_its_own_way() -> None:
    lines = [
        {"title": "One", "date": "2023-03-14", "text": TEXT},
        {"headline": "Two", "published_at": "2023-03-15", "body": TEXT, "text": ""},
    ]
    data = "\n".join(map(json.dumps, lines)).encode()
    assert told(read_jsonl(data)) == [("One", TEXT, "2023-03-14"), ("Two", TEXT, "2023-03-15")]


ONE = {"title": "One", "text": TEXT, "date": "2023-03-14"}
SHAPES: dict[str, object] = {
    "list": [ONE],
    "under a key": {"status": "ok", "articles": [ONE]},
    "two levels down": {"response": {"meta": {"hits": 1}, "docs": [ONE]}},
    "by id": {"a1": {"title": "One", "text": TEXT, "date": "2023-03-14"}},
    "JSON Feed": {
        "version": "https://jsonfeed.org/version/1.1",
        "title": "Quay",
        "items": [{"id": "1", "title": "One", "content_html": f"<p>{TEXT}</p>", "date_published": "2023-03-14"}],
    },
    "a blog's export": [
        {"title": {"rendered": "One"}, "content": {"rendered": f"<p>{TEXT}</p>"}, "date": "2023-03-14"}
    ],
    "an archive's answer": {
        "response": {
            "docs": [{"headline": {"main": "One"}, "lead_paragraph": TEXT, "pub_date": "2023-03-14T09:00:00Z"}]
        }
    },
    "one record": ONE,
}


@pytest.mark.parametrize("shape", SHAPES)
def test_the_records_of_a_json_file_are_found_where_programs_put_them(shape: str) -> None:
    assert told(read_json(json.dumps(SHAPES[shape]).encode())) == [("One", TEXT, "2023-03-14")]


def test_json_lines_under_another_name_are_read_and_a_json_feed_has_a_publisher() -> None:
    data = "\n".join(json.dumps(ONE | {"title": title}) for title in ("One", "Two")).encode()
    assert [title for title, *_ in told(read_json(data))] == ["One", "Two"]
    (raw,) = read_json(json.dumps(SHAPES["JSON Feed"]).encode())
    assert isinstance(raw, RawText) and raw.publisher == "Quay"


def test_tags_and_entities_are_taken_out_of_titles_and_texts() -> None:
    row = {"title": "Ports &#8216;agree&#8217; on <em>fees</em>", "text": "Fish &amp; ferries pay the same."}
    (raw,) = read_jsonl(json.dumps(row).encode())
    assert isinstance(raw, RawText)
    assert raw.title == "Ports ‘agree’ on fees" and raw.text.endswith("Fish & ferries pay the same.")


def test_columns_named_in_other_languages_and_quotes_over_lines() -> None:
    data = '\ufeffTitel;Datum;Text\r\n"Häfen; einig";14.03.2023;"Am Dienstag.\r\nNeun Jahre."\r\n;;\r\n'.encode()
    assert told(read_csv(data)) == [("Häfen; einig", "Am Dienstag.\nNeun Jahre.", "2023-03-14")]


def test_a_quotation_mark_that_never_closes_is_told_with_its_line() -> None:
    found = list(read_csv(f'title,text\nOne,{TEXT}\nTwo,"{TEXT}\nThree,{TEXT}\n'.encode()))
    assert told(found) == [("One", TEXT, None)]
    assert [(item.line, "never closed" in item.message) for item in found if isinstance(item, Problem)] == [(3, True)]


def test_the_cure_is_that_of_the_form() -> None:
    for read, data, cure in ((read_csv, b"a,b\n1,2\n", "# columns"), (read_json, b'{"a": 1}', '{"columns"')):
        with pytest.raises(ProblemsError) as raised:
            list(read(data))
        assert cure in raised.value.problems[0].hint
