-- Indexes that pages read faster by and no build does: made when a first build ends, since sorting all rows once costs
-- much less than finding the place of each.

create index if not exists events_by_date on events(earliest, latest, status, type_id);
create index if not exists events_by_month on events(month, jd_start);
create index if not exists events_by_year on events(year, jd_start, status, type_id, country_id, review);
create index if not exists events_to_review on events(salience desc, id) where review = 'unreviewed' and origin = 'extracted';
create index if not exists events_by_end on events(status, latest, earliest)
  where status in ('planned', 'tentative', 'postponed');
create index if not exists events_contested on events(jd_start desc, id)
  where choices is not null or date_doubt is not null;
