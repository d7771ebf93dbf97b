import { useLanguage } from '../../../shared/i18n/language';
import { useText } from '../../../shared/i18n/texts';
import { Facts } from '../../../shared/ui/facts';
import { Notice } from '../../../shared/ui/notice';
import { COLUMNS, type Kind, OPTIONAL_COLUMN } from './columns';
import { texts } from './import.texts';
import type { Preview } from './use-preview';

/** A file of which no row could be read: what was found, what is wanted, and what to do. */
export function WrongFile({ preview: { read } }: { preview: Preview }) {
  const t = useText(texts);
  const { language } = useLanguage();
  const [why] = read.rows;
  const found = (read.header ?? []).map((one) => one.trim()).filter(Boolean);
  const isTable = why?.code === 'bad_columns' && found.length > 1;
  const wanted = COLUMNS[read.kind as Kind] ?? COLUMNS.roster;
  return (
    <Notice kind="error" title={t.wrongFile} live>
      <p>{isTable ? (why?.[language] ?? t.wrongColumns) : t.notTable}</p>
      {isTable && (
        <Facts
          items={[
            { label: t.foundColumns, value: found.slice(0, 20).join('、') || t.noColumns },
            { label: t.neededColumns, value: wanted.filter((one) => one !== OPTIONAL_COLUMN).join('、') },
          ]}
        />
      )}
      <WrongTips />
    </Notice>
  );
}

export function WrongTips() {
  const t = useText(texts);
  return (
    <>
      <p>{t.wrongNext}</p>
      <ul className="list-disc pl-5">
        {t.wrongTips.split('\n').map((tip) => (
          <li key={tip}>{tip}</li>
        ))}
      </ul>
    </>
  );
}
