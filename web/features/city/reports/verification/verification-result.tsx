import { useFormat } from '../../../../shared/format/format';
import { useText } from '../../../../shared/i18n/texts';
import { Notice } from '../../../../shared/ui/notice';
import { Section } from '../../../../shared/ui/section';
import { FigureTable } from '../../money/parts/figure-table';
import { useIdentityWords } from '../../money/closing/use-identity-words';
import type { Verification } from './verification';
import { texts } from './verification.texts';

/** What a proof of the ledger found, in words: nothing, or each difference with what should stand there. */
export function VerificationResult({ verification: { ok, checked, differences } }: { verification: Verification }) {
  const t = useText(texts);
  const { number } = useFormat();
  const wordsOf = useIdentityWords();
  const { checks = 0, sealedBlocks: _blocks, sealedOperations: _operations, ...rows } = checked;
  const all = Object.values(rows).reduce((sum, count) => sum + count, 0);
  const things: Readonly<Record<string, string>> = t.things;
  return (
    <>
      {ok ? (
        <Notice kind="success" title={t.ok}>
          <p>{t.okNote(number(all), number(checks))}</p>
        </Notice>
      ) : (
        <Notice kind="error" title={t.wrong(number(differences.length))}>
          <p>{t.wrongNext}</p>
        </Notice>
      )}
      {!ok && (
        <Section title={t.differences}>
          <FigureTable
            caption={t.differences}
            rows={differences.map(
              (difference, index) => ({ ...difference, key: String(index) }) as Record<string, unknown>,
            )}
            rowKey={({ key }) => String(key)}
            columns={[
              { key: 'check', label: t.check, cell: ({ check }) => wordsOf(`ledger:${String(check)}`).title },
              {
                key: 'subject',
                label: t.subject,
                cell: ({ subject }) => <span className="break-all">{String(subject)}</span>,
              },
              { key: 'expected', label: t.expected, cell: ({ expected }) => String(expected) },
              { key: 'found', label: t.found, cell: ({ found }) => String(found) },
            ]}
          />
        </Section>
      )}
      <Section title={t.checked}>
        <FigureTable
          caption={t.checked}
          rows={Object.entries(checked).filter(([name]) => name !== 'checks')}
          rowKey={([name]) => name}
          columns={[
            { key: 'what', label: t.what, cell: ([name]) => things[name] ?? t.other },
            { key: 'rows', label: t.rows, align: 'end', cell: ([, count]) => number(count) },
          ]}
        />
      </Section>
    </>
  );
}
