-- What fills the search tables and keeps them: made when a first build ends, since word by word would do all of it
-- twice. Until then the tables have no triggers either: beside one, SQLite keeps for each row that is written the pages
-- as they were, which came to forty times the size of the database.

insert into events_search(events_search) values ('rebuild');
insert into passages_search(passages_search) values ('rebuild');

create trigger if not exists events_search_insert after insert on events begin
  insert into events_search(rowid, title, summary) values (new.rowid, new.title, new.summary);
end;
create trigger if not exists events_search_delete after delete on events begin
  insert into events_search(events_search, rowid, title, summary) values ('delete', old.rowid, old.title, old.summary);
end;
create trigger if not exists events_search_update after update of title, summary on events begin
  insert into events_search(events_search, rowid, title, summary) values ('delete', old.rowid, old.title, old.summary);
  insert into events_search(rowid, title, summary) values (new.rowid, new.title, new.summary);
end;
create trigger if not exists passages_search_insert after insert on passages begin
  insert into passages_search(rowid, body) values (new.rowid, new.body);
end;
create trigger if not exists passages_search_delete after delete on passages begin
  insert into passages_search(passages_search, rowid, body) values ('delete', old.rowid, old.body);
end;
create trigger if not exists passages_search_update after update of body on passages begin
  insert into passages_search(passages_search, rowid, body) values ('delete', old.rowid, old.body);
  insert into passages_search(rowid, body) values (new.rowid, new.body);
end;
