import type { List, SortKey } from '../../lists/list.js';
import type { InvitationRow } from './dto/invitation.dto.js';
import type { RoleGrantRow } from './dto/role-grant.view.js';
import { ROLE_WORDS } from './role-names.js';

/** What a role is bound to, by name. */
const BOUND_TO = (of: string) => `
    left join employers e on e.city_id = ${of}.city_id and e.id = ${of}.employer_id
    left join merchants m on m.city_id = ${of}.city_id and m.id = ${of}.merchant_id
    left join shops s on s.city_id = ${of}.city_id and s.id = ${of}.shop_id`;
const NAMES = `e.name as "employerName", m.name as "merchantName", s.name as "shopName"`;

const byName = (sql: string): SortKey => ({ sql, type: 'text', nullable: true });
const boundTo = {
  employerName: { ja: '就労先企業', en: 'Employer', sort: byName('e.name') },
  merchantName: { ja: '協賛企業', en: 'Merchant', sort: byName('m.name') },
  shopName: { ja: '店舗', en: 'Shop', sort: byName('s.name') },
} as const;

/** Who holds the roles of a city. */
export const roleGrantList: List<RoleGrantRow> = {
  name: 'role-grants',
  ja: '役割を持つ人',
  en: 'People with roles',
  table: 'role_grants',
  as: 'g',
  joins: `join people.accounts a on a.id = g.account_id ${BOUND_TO('g')}`,
  select: `g.id, g.role, g.employer_id as "employerId", g.merchant_id as "merchantId", g.shop_id as "shopId", a.name,
    a.email, g.granted_at as "grantedAt", g.ended_at as "endedAt", ${NAMES}`,
  id: 'g.id',
  order: 'id',
  columns: {
    name: { ja: '氏名', en: 'Name', sort: { sql: 'a.name', type: 'text' } },
    email: { ja: 'メールアドレス', en: 'E-mail', sort: { sql: 'a.email', type: 'text' } },
    role: { ja: '役割', en: 'Role', words: ROLE_WORDS, sort: { sql: 'g.role', type: 'text' } },
    ...boundTo,
    grantedAt: { ja: '付与日時', en: 'Granted at', kind: 'instant', sort: { sql: 'g.granted_at', type: 'instant' } },
    id: { ja: 'ID', en: 'ID', sort: { sql: 'g.id', type: 'uuid' } },
  },
};

/** Who was asked to take one. */
export const invitationList: List<InvitationRow> = {
  name: 'invitations',
  ja: '招待',
  en: 'Invitations',
  table: 'invitations',
  as: 'i',
  joins: BOUND_TO('i'),
  select: `i.id, i.role, i.employer_id as "employerId", i.merchant_id as "merchantId", i.shop_id as "shopId", i.email,
    i.name, i.hands_over as "handsOver", i.created_at as "createdAt", i.expires_at as "expiresAt",
    i.revoked_at as "revokedAt", ${NAMES}`,
  id: 'i.id',
  order: 'id',
  columns: {
    name: { ja: '氏名', en: 'Name', sort: { sql: 'i.name', type: 'text' } },
    email: { ja: 'メールアドレス', en: 'E-mail', sort: { sql: 'i.email', type: 'text' } },
    role: { ja: '役割', en: 'Role', words: ROLE_WORDS, sort: { sql: 'i.role', type: 'text' } },
    ...boundTo,
    createdAt: { ja: '招待日時', en: 'Invited at', kind: 'instant', sort: { sql: 'i.created_at', type: 'instant' } },
    expiresAt: { ja: '有効期限', en: 'Expires at', kind: 'instant', sort: { sql: 'i.expires_at', type: 'instant' } },
    id: { ja: 'ID', en: 'ID', sort: { sql: 'i.id', type: 'uuid' } },
  },
};
