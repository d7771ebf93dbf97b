-- What one transaction does with an enrolment happens at one moment: applied for, then approved. It is told in that order.
alter table webhook_deliveries add column turn integer not null default 0;
comment on column webhook_deliveries.turn is 'the order among what happened at one moment to one enrolment';
drop index webhook_deliveries_due;
create index webhook_deliveries_due on webhook_deliveries (city_id, subscription_id, next_at, happened_at, turn) where state = 'waiting';
