import { useState } from 'react';
import { addressOf } from '../../../../shared/api/client';
import { useApi, useGrantId } from '../../../../shared/api/use-api';
import { useFormat } from '../../../../shared/format/format';
import { useText } from '../../../../shared/i18n/texts';
import { DownloadButton } from '../../../../shared/ui/download/download-button';
import { DownloadMenu } from '../../../../shared/ui/download/download-menu';
import { Empty } from '../../../../shared/ui/empty';
import { Loaded } from '../../../../shared/ui/loaded';
import { Loading } from '../../../../shared/ui/loading';
import { Notice } from '../../../../shared/ui/notice';
import { Page } from '../../../../shared/ui/page';
import { ProblemNotice } from '../../../../shared/ui/problem-notice';
import { Section } from '../../../../shared/ui/section';
import { SelectField } from '../../../../shared/ui/select-field';
import { Yen } from '../../../../shared/ui/yen';
import { FigureTable } from '../../money/parts/figure-table';
import { MonthSelect } from '../../money/parts/month-select';
import { useApprovedMonths } from '../../money/parts/use-approved-months';
import { useMonths } from '../../money/parts/use-months';
import { texts } from './journal.texts';

const LAYOUTS = ['general', 'yayoi', 'moneyforward'] as const;
type Layout = (typeof LAYOUTS)[number];

/** As many lines as one looks through. */
const SHOWN = 100;

/** The journal for the accounts, in the form that they take. */
export function JournalPage() {
  const t = useText(texts);
  const { month: written } = useFormat();
  const months = useMonths();
  const approved = useApprovedMonths();
  const [chosen, choose] = useState<{ from?: string; to?: string }>({});
  const [layout, setLayout] = useState<Layout>('general');
  const fallback = months?.all.at(-2) ?? months?.now;
  const from = chosen.from ?? fallback;
  const to = chosen.to ?? from;
  const newest = months?.all.toReversed();
  const open =
    approved &&
    months &&
    from &&
    to &&
    months.all.find((month) => month >= from && month <= to && !approved.includes(month));
  return (
    <Page title={t.title} lead={t.lead}>
      {newest && from && to ? (
        <>
          <div className="no-print grid gap-4 rounded-12 bg-solid-gray-50 p-4 sm:grid-cols-3">
            <MonthSelect
              label={t.from}
              months={newest}
              value={from}
              onChange={(month) => choose({ from: month, to: month > to ? month : to })}
            />
            <MonthSelect label={t.to} months={newest} value={to} onChange={(month) => choose({ from, to: month })} />
            <SelectField
              label={t.layout}
              value={layout}
              options={LAYOUTS.map((value) => ({ value, label: t.layouts[value] }))}
              onChange={setLayout}
            />
          </div>
          {open && from <= to && <Notice kind="warning" title={t.open(written(open))} />}
          {from > to ? (
            <Notice kind="warning" title={t.badRange} live />
          ) : (
            <Journal from={from} to={to} layout={layout} />
          )}
        </>
      ) : (
        <Loading />
      )}
    </Page>
  );
}

function Journal({ from, to, layout }: { from: string; to: string; layout: Layout }) {
  const t = useText(texts);
  const { day, number } = useFormat();
  const grantId = useGrantId();
  const [problem, setProblem] = useState<unknown>();
  const journal = useApi().useQuery('get', '/api/v1/reports/journal', { params: { query: { from, to } } });
  const file = (query: Record<string, string>) => addressOf(grantId, '/api/v1/reports/journal', { from, to, ...query });
  const name = `journal-${from}-${to}`;
  return (
    <Loaded of={journal} lines={8}>
      {(lines) =>
        lines.length === 0 ? (
          <Empty title={t.none}>{t.noneNext}</Empty>
        ) : (
          <Section
            title={t.preview}
            lead={t.count(number(lines.length))}
            actions={
              layout === 'general' ? (
                <DownloadMenu
                  label={t.download}
                  onProblem={setProblem}
                  items={[
                    { label: t.xlsx, address: file({ format: 'xlsx' }), name: `${name}.xlsx` },
                    { label: t.csv, address: file({ format: 'csv' }), name: `${name}.csv` },
                    { label: t.cp932, address: file({ format: 'csv-cp932' }), name: `${name}.csv` },
                  ]}
                />
              ) : (
                <DownloadButton address={file({ layout })} name={`${name}-${layout}.csv`} size="sm">
                  {t.layouts[layout]}
                </DownloadButton>
              )
            }
          >
            <ProblemNotice error={problem} />
            <FigureTable
              caption={t.preview}
              rows={lines.slice(0, SHOWN)}
              rowKey={(line) => [line.on, line.movement, line.payer, line.debit, line.credit].join(' ')}
              totalLabel={t.total}
              columns={[
                { key: 'on', label: t.on, cell: (line) => day(line.on) },
                { key: 'movement', label: t.movement, cell: (line) => line.movement },
                { key: 'payer', label: t.payer, cell: (line) => line.payer },
                { key: 'debit', label: t.debit, cell: (line) => line.debit },
                { key: 'credit', label: t.credit, cell: (line) => line.credit },
                {
                  key: 'amount',
                  label: t.amount,
                  align: 'end',
                  cell: (line) => <Yen amount={line.amount} />,
                  total: <Yen amount={lines.reduce((sum, { amount }) => sum + amount, 0)} />,
                },
              ]}
            />
            {lines.length > SHOWN && <p>{t.more(number(lines.length - SHOWN))}</p>}
          </Section>
        )
      }
    </Loaded>
  );
}
