/** Operations that show a signal; more than these are counted, not listed. */
const MOST_OPERATIONS = 50;

/** The operations of these kinds in the blocks and days looked through, less what was undone. */
export function operationsOf(...codes: string[]): string {
  return `select o.*, (o.happened_at at time zone 'Asia/Tokyo')::date as day
     from ledger.operations o
    where o.city_id = $1 and o.block between $4 and $5 and o.code in (${codes.map((code) => `'${code}'`).join()})
      and (o.happened_at at time zone 'Asia/Tokyo')::date between $2::date and $3::date
      and not exists (select from ledger.operations u where u.city_id = o.city_id and u.undoes = o.id)`;
}

/** Each gift that reached a person, with its giver: by thanks, or by a claim link that was claimed. */
export const GIFTS = `select o.id, coalesce(l.giver_id, o.from_account) as giver, o.to_account as receiver, o.amount, o.day, o.recorded_at
     from (${operationsOf('give', 'claim')}) o
     left join ledger.accounts l on o.code = 'claim' and l.city_id = $1 and l.id = o.from_account
     join ledger.accounts w on w.city_id = $1 and w.id = o.to_account and w.kind = 'wallet'`;

/** The first of these ids as a list. */
export const idsOf = (id: string, order: string) =>
  `to_jsonb((array_agg(${id} order by ${order}, ${id}))[1:${MOST_OPERATIONS}])`;

/** A threshold as a number of the statement. */
export const threshold = (name: string) => `($6::jsonb ->> '${name}')::integer`;

/** The month as it stands in the name of a fact. */
export const MONTH = `to_char($7::date, 'YYYY-MM')`;

/** `{"type", "id"}` as a statement lists it among the subjects. */
export const subject = (type: string, id: string) => `jsonb_build_object('type', '${type}', 'id', ${id})`;

/** Where somebody worked on a day; where nobody says so, where he or she works now. */
export const employerOn = (employee: string, day: string) => `(select e.employer_id from employments e
    where e.city_id = $1 and e.employee_id = ${employee}
    order by e.from_on <= ${day} and coalesce(e.until_on, ${day}) >= ${day} desc, e.from_on desc limit 1)`;
