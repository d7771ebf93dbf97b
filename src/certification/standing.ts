/** What a certificate is worth on a day. */
export const standings = ['valid', 'not_yet', 'suspended', 'expired', 'revoked'] as const;
export type Standing = (typeof standings)[number];

/**
 * SQL: the standing of the certification `c` on the day `$2` in the city `$1`. A suspension or its lifting may be dated
 * ahead, so not the row's state decides but the latest event whose day has come.
 */
export const STANDING_SQL = `
  case coalesce((select e.event from certification_events e
                  where e.city_id = c.city_id and e.certification_id = c.id and e.from_on <= $2
                    and e.event in ('certify', 'suspend', 'reinstate', 'revoke')
                  order by e.number desc limit 1), 'none')
    when 'revoke' then 'revoked'
    when 'none' then 'not_yet'
    when 'suspend' then case when c.valid_until < $2 then 'expired' else 'suspended' end
    else case when c.valid_until < $2 then 'expired' when c.valid_from > $2 then 'not_yet' else 'valid' end
  end`;
