-- The orders in which lists of thousands of rows are read unless another is asked for, page by page from an index. Texts
-- by their code points, as lists compare them, whatever the database's own collation.

create index employers_by_reading on employers (city_id, name_kana collate "C", id);
create index merchants_by_reading on merchants (city_id, name_kana collate "C", id);
create index employments_by_staff_number on employments (city_id, employer_id, staff_number collate "C", employee_id)
  where until_on is null;
create index enrolments_by_state on enrolments (city_id, state, id);
create index receipts_by_day on receipts (city_id, received_on, id);
create index redemption_disputes_by_time on redemption_disputes (city_id, opened_at, id);
