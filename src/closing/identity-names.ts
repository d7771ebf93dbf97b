import type { SplitBy } from './dto/split.js';

export const GROUP_NAMES: Record<SplitBy, string> = {
  programme: '事業',
  employer: '就労先企業',
  merchant: '協賛企業',
  municipality: '市町村',
};

const OF_EACH_GROUP: Record<string, string> = {
  movements: '期首＋増減＝期末',
  shares: '企業負担＋市負担＝額',
  opening: '期首＝前月の期末',
};

const NAMES: Record<string, string> = {
  programmes_equal_employers: '事業の合計＝就労先企業の合計',
  programmes_equal_municipalities: '事業の合計＝市町村の合計',
  programmes_equal_merchants: '事業の利用・取消＝協賛企業の利用・取消',
  closing_is_held: '期末＝保有されている券の合計',
  frozen_as_computed: '締めた数値＝承認時に台帳から再計算した数値',
  'ledger:allocations-conserved': '台帳：配付＝保有＋利用＋失効＋回収（配付ごと、負担ごと）',
  'ledger:shares-add-up': '台帳：企業負担＋市負担＝額（すべての行）',
  'ledger:share-rule': '台帳：負担の分け方が規則どおり',
  'ledger:holdings-rebuilt': '台帳：保有＝移動の積み上げ',
  'ledger:steps-follow': '台帳：移動の前後の残高がつながる',
  'ledger:one-allocation-a-month': '台帳：一人・一事業・一か月に配付は一つ',
  'ledger:undone-exactly': '台帳：取消は一度だけ、元のとおりに戻る',
  'ledger:operations-whole': '台帳：操作の額＝移動の合計',
  'ledger:periods-and-blocks': '台帳：計上月と封印の区切りが正しい',
  'ledger:nothing-overdue': '台帳：期限を過ぎた券が残っていない',
  'ledger:closings-frozen': '締め：締めた数値＝移動の積み上げ（すべての月）',
  'ledger:closings-signed': '締め：準備と承認は別の人、封印は台帳のもの（すべての月）',
  'ledger:invoices-equal-the-ledger': '請求：請求額・減額＝台帳の企業負担（企業・月・基準ごと）',
  'ledger:invoice-lines-of-the-ledger': '請求：明細は台帳の操作から、それぞれ一度だけ',
  'ledger:invoices-add-up': '請求：書類の額＝明細の合計',
  'ledger:invoice-numbers-gapless': '請求：番号に欠番がない（年度ごと）',
  'ledger:matches-within-their-papers': '入金：消込は入金額・請求額・減額を超えない',
  'ledger:settled-whole': '精算：精算した月の利用・取消がすべて明細にある',
  'ledger:settlement-lines-of-the-ledger': '精算：明細は台帳の操作から、その額のとおり',
  'ledger:settlements-add-up': '精算：精算額＝明細の合計',
  'ledger:settlement-numbers-gapless': '精算：番号に欠番がない（年度ごと）',
  'ledger:payouts-equal-settlements': '振込：振込＝精算額、支払いは一度だけ',
  'ledger:payout-batches-add-up': '振込：振込データの件数・額＝明細の合計',
  'ledger:till-events-without-gaps': '窓口：店への知らせの番号が途切れていない',
  'ledger:poster-days-add-up': '窓口：店頭掲示の日ごとの額＝利用の合計',
  'ledger:slips-paid-as-printed': '窓口：紙の券の利用は、印刷した人の、印刷した額のとおり',
  'ledger:disputes-of-the-ledger': '窓口：申し立ては台帳の利用についてのもの',
  'ledger:seals': '台帳：封印が切れていない（追加・削除・変更・並べ替えがない）',
};

/** An identity in words; one that has none yet by its own name. */
export function nameOfIdentity(identity: string): string {
  const known = NAMES[identity];
  if (known !== undefined) return known;
  const [by, rule] = identity.split('_') as [SplitBy, string];
  const group = GROUP_NAMES[by];
  const words = OF_EACH_GROUP[rule ?? ''];
  return group !== undefined && words !== undefined ? `${group}ごとに ${words}` : identity;
}
