"""The search tables: filled when a first build ends, and kept up to date from then on."""

from pathlib import Path

from kb.store import Writer

FOUND = "select count(*) from events_search where events_search match ?"
TRIGGERS = "select count(*) from sqlite_master where type = 'trigger'"


def test_rows_of_a_first_build_are_found_when_it_ends_and_later_ones_at_once(tmp_path: Path) -> None:
    with Writer.open(tmp_path / "kb.db") as store:
        store.insert("events", [{"id": "talks", "title": "Harbour talks", "status": "occurred"}])
        assert store.value(TRIGGERS) == 0, "beside a trigger SQLite copies the pages of each row that is written"
        assert store.value(FOUND, ["harbour"]) == 0
        store.finish(compact=True)
        assert store.value(FOUND, ["harbour"]) == 1
        store.insert("events", [{"id": "fair", "title": "Harbour fair", "status": "occurred"}])
        assert store.value(FOUND, ["harbour"]) == 2
        store.execute("update events set title = 'Town fair' where id = 'fair'")
        store.delete("events", "id", ["talks"])
        assert store.value(FOUND, ["harbour"]) == 0
        assert store.value(FOUND, ["town"]) == 1
        store.finish()
        assert store.value(FOUND, ["town"]) == 1
