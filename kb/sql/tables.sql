-- The schema of kb.db. There are no migrations: a database of another number is built anew beside the old one.
-- Order of arrival leaves no trace in any table but the rowids that the search tables hang on, and file_times.
-- Foreign keys are checked when a transaction ends, so that a batch may be written in any order.
pragma user_version = 10;

-- Texts and the words in them ------------------------------------------------------------------------------------

create table sources(
  id text primary key,
  title text not null,
  publisher text,
  published text,            -- day, or time with its offset, as printed there
  published_day text,
  published_basis text,      -- metadata | stated | story | curated | unknown
  published_text text,
  story_id text references sources(id) deferrable initially deferred,  -- the least source id among its copies
  kind text,
  agency text,
  author text,
  url text,
  language text,
  file text,
  sha256 text,
  n_chars integer,
  n_frame_chars integer,
  rights text,
  published_doubt text,      -- why the day may be another one
  notes text                 -- JSON list: what a person should know of the reading
);

create table passages(
  source_id text references sources(id) deferrable initially deferred,
  ordinal integer,
  kind text,                 -- headline | byline | dateline | caption | body | frame
  char_start integer,
  char_end integer generated always as (char_start + length(body)) virtual,
  body text,
  primary key(source_id, ordinal)
);

-- What the texts are read by -------------------------------------------------------------------------------------

create table event_types(
  id text primary key,       -- 'meeting', 'meeting/bilateral'
  name text,
  family text,
  plover text,
  iptc text,
  schema_org text
);

create table places(
  id text primary key,
  name text collate nocase,
  kind text,
  country_id text references places(id) deferrable initially deferred,
  lat real,
  lon real,
  zone text,
  geonames integer,
  part_of text references places(id) deferrable initially deferred
);

create table actors(
  id text primary key,
  name text collate nocase,
  kind text,
  country_id text references places(id) deferrable initially deferred,
  wikidata text,
  origin text,               -- shipped | curated | text
  member_of text             -- JSON list of actor ids
);

create table actor_names(
  actor_id text not null references actors(id) deferrable initially deferred,
  name text collate nocase,
  kind text,
  lang text,
  valid_from text,
  valid_until text
);

-- Events and their evidence --------------------------------------------------------------------------------------

create table events(
  id text primary key,
  title text not null,
  shown_date text,           -- the date in words, no finer than it is known
  status text not null,
  type_id text references event_types(id) deferrable initially deferred,
  place_id text references places(id) deferrable initially deferred,
  country_id text references places(id) deferrable initially deferred,
  summary text,
  edtf text,
  earliest text,             -- outer bounds
  latest text,
  start_last_day text,       -- inner bounds, where they are not the outer ones; '' where they are not known
  end_first_day text,
  start_latest text generated always as (nullif(coalesce(start_last_day, earliest), '')) virtual,
  end_earliest text generated always as (nullif(coalesce(end_first_day, latest), '')) virtual,
  date_precision text,
  date_basis text,
  date_text text,
  zone text,
  -- Of its beginning; null where the first and the last possible start differ in it.
  year text generated always as (
    case when substr(earliest, 1, length(earliest) - 6) = substr(start_latest, 1, length(start_latest) - 6)
    then substr(earliest, 1, length(earliest) - 6) end) virtual,
  month text generated always as (
    case when substr(earliest, 1, length(earliest) - 3) = substr(start_latest, 1, length(start_latest) - 3)
    then substr(earliest, 1, length(earliest) - 3) end) virtual,
  jd_start integer,          -- day numbers: order and years before 0
  jd_end integer,
  salience real,
  confidence real,
  origin text,               -- extracted | accepted | curated
  review text,               -- unreviewed | accepted | amended | rejected
  n_mentions integer,
  n_sources integer,
  n_stories integer,
  tags text,                 -- JSON list
  formerly text,             -- JSON list of earlier ids
  unsourced_reason text,
  file text,
  line integer,
  date_doubt text,           -- why the day may be another one
  end_stated integer,        -- 0 where only a start was given
  given_up integer,          -- 1 where it was put off from this time and no new one is told
  locked text,               -- JSON list of fields that no later evidence may move
  notes text,
  choices text               -- JSON list: where voices differ, the value held and why
);

create table mentions(
  id text primary key,       -- 'm-…' read by machine, 'c-…' cited by a person
  event_id text references events(id) deferrable initially deferred,
  source_id text not null references sources(id) deferrable initially deferred,
  quote text,
  char_start integer,        -- null where the cited text is not loaded or does not hold the quote
  char_end integer generated always as (char_start + length(quote)) virtual,
  trigger_start integer,
  trigger_end integer,
  cited_trigger text,        -- of a citation; a machine's trigger stands in its quote
  trigger_text text generated always as (
    coalesce(cited_trigger, substr(quote, trigger_start - char_start + 1, trigger_end - trigger_start))) virtual,
  title text,
  type_id text references event_types(id) deferrable initially deferred,
  status text,
  other_realis text,         -- negated | hypothetical | alleged; null where it is asserted
  realis text generated always as (coalesce(other_realis, 'asserted')) virtual,
  edtf text,
  first_day text,            -- its bounds, where they are not the edtf itself
  last_day text,
  earliest text generated always as (coalesce(first_day, edtf)) virtual,
  latest text generated always as (coalesce(last_day, edtf)) virtual,
  date_precision text,
  date_basis text,
  time_elsewhere text,       -- the words that say the time, where the quote does not hold them
  time_text text generated always as (
    coalesce(time_elsewhere, substr(quote, time_start - char_start + 1, time_end - time_start))) virtual,
  time_start integer,
  time_end integer,
  anchor_date text,          -- the day counted from
  date_rule text,
  who text,                  -- JSON list: actor, role (participant where left out), for, as_text (the id in capitals
                             -- where left out); `introduces` where the text introduces the actor; the actor's id
                             -- alone where there is no more to say
  place_id text references places(id) deferrable initially deferred,
  attributed_to text,
  confidence_permille integer,  -- two bytes, where a fraction takes eight
  confidence real generated always as (confidence_permille / 1000.0) virtual,
  extractor text,            -- name@version
  origin text generated always as (case when id < 'd' then 'curated' else 'extracted' end) virtual,
  lemma text,                -- null where it is the trigger itself
  part_of_mention text,      -- the mention of the same source whose event this one is a part of
  prominence_permille integer,
  prominence real generated always as (prominence_permille / 1000.0) virtual,
  zone text,
  end_stated integer,
  given_up integer,
  date_doubt text,
  date_confidence real,
  block integer              -- which mentions are merged together; null where it is those of the event alone
);

create table participations(
  event_id text not null references events(id) deferrable initially deferred,
  actor_id text not null references actors(id) deferrable initially deferred,
  role text not null,
  on_behalf_of text references actors(id) deferrable initially deferred,
  as_text text,
  primary key(event_id, actor_id, role)
) without rowid;

create table relations(
  event_id text not null references events(id) deferrable initially deferred,
  kind text,
  other_id text not null references events(id) deferrable initially deferred,
  quote text,
  primary key(event_id, kind, other_id)
) without rowid;

-- What people decided, and what is left to decide ----------------------------------------------------------------

create table decisions(
  file text,
  line integer,
  kind text,                 -- accept | reject | amend | same_as | distinct_from
  event_id text,             -- as written; the event may have another id, or none, by now
  other_id text,
  source_id text,
  quote text,
  quote_key text,            -- the quote levelled
  trigger_text text,
  reason text,
  decided_by text,
  decided_on text,
  amended text,              -- amend: JSON of the fields and their values
  primary key(file, line)
);

create table suggestions(    -- events that may be one: for a person to say
  event_id text not null references events(id) deferrable initially deferred,
  other_id text not null references events(id) deferrable initially deferred,
  score real,
  reasons text,              -- JSON list
  primary key(event_id, other_id)
) without rowid;

create table problems(
  file text,
  line integer,
  col integer,
  code text,
  level text,                -- error | warning
  field text,
  message text,
  hint text,
  primary key(file, line, col, code, field)
);

-- What the build remembers ---------------------------------------------------------------------------------------

create table maker(          -- one row: what read, extracted and merged; another maker builds anew
  made_by text
);

create table files(
  path text primary key,
  kind text,                 -- article | events | actors | places | types | decisions
  size integer,
  sha256 text,
  made_by text               -- digest of the user's vocabulary that it was read by; null: not taken in
) without rowid;

create table file_times(     -- differs from machine to machine: outside every dump
  path text primary key references files(path) on delete cascade,
  mtime_ns integer
) without rowid;

create table shingles(       -- finds what may be copies: some hashes of five words in a row, four bytes of each
  shingle integer,
  owner integer,             -- three bytes of the digest of the source's id
  primary key(shingle, owner)
) without rowid;

create table shingle_owners( -- no foreign key: the index that one needs would take as much room again
  owner integer,
  source_id text,
  eighth integer,            -- how many of its shingles the coarsest sample keeps: what shares few of them is no copy
  primary key(owner, source_id)
) without rowid;

create table merge_keys(     -- finds what an article touches: nodes that share no key are never one event
  part integer primary key,    -- the keys of one month and some kinds
  held blob                    -- those keys and who holds each (see kb/build/keys.py)
);

create table written_nodes(  -- written events as the last merge saw them
  event_id text primary key,
  block integer,
  sha256 text,               -- of what was written
  merge_keys text            -- JSON list
) without rowid;

create table pending(        -- what a stopped build still has to do; empty when a build is done
  kind text,
  item text,
  primary key(kind, item)
) without rowid;

-- Search ---------------------------------------------------------------------------------------------------------

create virtual table events_search using fts5(
  title, summary, content="events", tokenize="unicode61 remove_diacritics 2"
);
create virtual table passages_search using fts5(
  body, content="passages", tokenize="unicode61 remove_diacritics 2"
);

-- What fills them and keeps them: search.sql.

-- Indexes: what a build asks for, what foreign keys need when a parent goes, and what the pages ask for by name, also
-- while a first build is under way; the others are in indexes.sql.

-- A filter with the order of dates behind it: the first page of a narrowed table is then read, not sorted.
-- Behind that, for the filters that leave few, what else is counted: the facets under two filters are then read from it.
create index events_by_type on events(type_id, jd_start, jd_end, status, year, country_id, review);
create index events_by_status on events(status, jd_start);
create index events_by_day_number on events(jd_start, id);
create index events_by_salience on events(salience desc, jd_start, jd_end, type_id, status);
create index events_long on events(salience desc, jd_start, jd_end, id, type_id, status, country_id, place_id)
  where jd_end - jd_start >= 366;
create index events_by_country on events(country_id, jd_start, jd_end, status, type_id, year, review);
create index events_by_place on events(place_id);
create index mentions_of_event on mentions(event_id);
create index mentions_of_source on mentions(source_id, char_start);
create index mentions_of_block on mentions(block) where block is not null;
create index written_nodes_of_block on written_nodes(block);
create index mentions_at_place on mentions(place_id) where place_id is not null;
create index participations_of_actor on participations(actor_id, event_id);
create index participations_for_whom on participations(on_behalf_of, event_id) where on_behalf_of is not null;
create index relations_to on relations(other_id);
create index suggestions_to on suggestions(other_id);
create index sources_of_story on sources(story_id);
create index sources_by_day on sources(published_day);
create index sources_by_digest on sources(substr(sha256, 1, 10));
create index sources_of_file on sources(file);
create index actor_names_by_name on actor_names(name);
create index actor_names_of_actor on actor_names(actor_id);
create index decisions_by_quote on decisions(quote_key);
