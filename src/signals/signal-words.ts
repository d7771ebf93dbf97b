import type { Words } from '../lists/list.js';
import type { SignalKind, SignalState } from './signal-kinds.js';

/** What is looked for, in the files of lists. */
export const SIGNAL_WORDS = {
  own_staff_takings: ['自店での従業員の利用が多い', 'Own staff pay much at the shop'],
  own_coupons_tried: ['本人の券を自店で使おうとした', 'Own coupons tried at the own shop'],
  gift_ring: ['サンクスの循環', 'Gifts in a ring'],
  gift_pump: ['一人に集まるサンクス', 'Gifts gathered by one person'],
  spent_at_once: ['もらってすぐに利用', 'Spent at once'],
  night_burst: ['夜間の集中した利用', 'Many payments at night'],
  shared_address_paid: ['同じメールアドレスの人の利用', 'Payments of people with one address'],
  enrolment_jump: ['登録の急な増加', 'A jump of enrolments'],
  never_activated_spent: ['利用開始前の人の券の利用', 'Spent though never activated'],
  child_twice: ['同じ子の二重登録', 'A child enrolled twice'],
  device_shared: ['端末の共用', 'One device of several people'],
  wrong_digits: ['誤った数字の入力の繰り返し', 'Wrong digits again and again'],
  code_shown_again: ['使用済みコードの再提示', 'A used code shown again'],
  repeated_export: ['振込データの繰り返しの出力', 'A payout file asked for again and again'],
  account_changed_before_payout: ['振込直前の口座変更', 'Bank details changed just before a payout'],
  holder_unlike_merchant: ['口座名義が協賛企業と異なる', 'Account holder unlike the merchant'],
  many_voids: ['取消が多い', 'Many voids'],
} as const satisfies Record<SignalKind, Words[string]>;

export const SIGNAL_STATE_WORDS = {
  open: ['未対応', 'Open'],
  looked_into: ['調査中', 'Looked into'],
  dismissed: ['問題なし', 'Dismissed'],
  confirmed: ['不正と判断', 'Confirmed'],
} as const satisfies Record<SignalState, Words[string]>;
