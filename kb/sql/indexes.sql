-- Indexes that the pages ask for and no build does: made when a first build ends, since sorting all rows once costs
-- much less than finding the place of each.

create index if not exists events_by_date on events(earliest, latest, status, type_id);
-- A filter with the order of dates behind it: the first page of a narrowed table is then read, not sorted.
-- Behind that, for the filters that leave few, what else is counted: the facets under two filters are then read from it.
create index if not exists events_by_type on events(type_id, jd_start, jd_end, status, year, country_id, review);
create index if not exists events_by_status on events(status, jd_start);
create index if not exists events_by_month on events(month, jd_start);
create index if not exists events_by_year on events(year, jd_start, status, type_id, country_id, review);
create index if not exists events_by_day_number on events(jd_start, id);
create index if not exists events_to_review on events(salience desc, id) where review = 'unreviewed' and origin = 'extracted';
create index if not exists events_by_end on events(status, latest, earliest);
create index if not exists events_by_salience on events(salience desc, earliest, latest, type_id, status);
create index if not exists events_long on events(salience desc, jd_start, jd_end, id, type_id, status, country_id, place_id)
  where jd_end - jd_start >= 366;
create index if not exists events_contested on events(jd_start desc, id)
  where choices is not null or date_doubt is not null;
