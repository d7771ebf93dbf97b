import { useState } from 'react';
import type { components } from '../../../../shared/api/schema';
import { useApi } from '../../../../shared/api/use-api';
import { useFormat } from '../../../../shared/format/format';
import { useText } from '../../../../shared/i18n/texts';
import { Button } from '../../../../shared/ui/button';
import { Combobox } from '../../../../shared/ui/combobox';
import type { ComboboxItem } from '../../../../shared/ui/combobox-item';
import { Empty } from '../../../../shared/ui/empty';
import { TextLink } from '../../../../shared/ui/link';
import { Loaded } from '../../../../shared/ui/loaded';
import { StatusTag } from '../../../../shared/ui/status-tag';
import { Yen } from '../../../../shared/ui/yen';
import { useCityPath } from '../../parts/use-city-path';
import { FigureTable } from '../parts/figure-table';
import { useFindEmployers } from '../parts/use-find-employers';
import type { Candidate } from './candidate';
import { MatchDialog } from './match-dialog';
import { texts } from './receipts.texts';

type Receipt = components['schemas']['ReceiptView'];

/** The likely invoices first; any open one of any employer below. */
export function FindInvoice({ receipt }: { receipt: Receipt }) {
  const t = useText(texts);
  const find = useFindEmployers();
  const [employer, setEmployer] = useState<ComboboxItem>();
  const [chosen, choose] = useState<Candidate>();
  const suggestions = useApi().useQuery('get', '/api/v1/receipts/{id}/suggestions', {
    params: { path: { id: receipt.id } },
  });
  return (
    <>
      <Loaded of={suggestions}>
        {(likely) =>
          likely.length === 0 ? (
            <Empty title={t.noSuggestions}>{t.noSuggestionsNext}</Empty>
          ) : (
            <Candidates caption={t.suggestions} rows={likely} onChoose={choose} />
          )
        }
      </Loaded>
      <div className="flex flex-col gap-4 rounded-12 bg-solid-gray-50 p-4">
        <Combobox
          label={t.another}
          hint={t.anotherHint}
          searches={['employers']}
          find={find}
          value={employer}
          onChange={setEmployer}
        />
        {employer && <OpenInvoices employerId={employer.id} onChoose={choose} />}
      </div>
      {chosen && <MatchDialog receipt={receipt} invoice={chosen} onClose={() => choose(undefined)} />}
    </>
  );
}

function OpenInvoices({ employerId, onChoose }: { employerId: string; onChoose: (one: Candidate) => void }) {
  const t = useText(texts);
  const invoices = useApi().useQuery('get', '/api/v1/invoices', {
    params: { query: { employerId, state: 'open', kind: 'invoice', limit: 100, sort: 'dueOn' } },
  });
  return (
    <Loaded of={invoices}>
      {({ items }) =>
        items.length === 0 ? (
          <p>{t.noneOpen}</p>
        ) : (
          <Candidates
            caption={t.another}
            rows={items.map(({ id, number, ...invoice }) => ({
              ...invoice,
              invoiceId: id,
              invoiceNumber: number,
              grounds: [],
            }))}
            onChoose={onChoose}
          />
        )
      }
    </Loaded>
  );
}

interface CandidatesProps {
  caption: string;
  rows: readonly Candidate[];
  onChoose: (one: Candidate) => void;
}

function Candidates({ caption, rows, onChoose }: CandidatesProps) {
  const t = useText(texts);
  const path = useCityPath();
  const { month, day } = useFormat();
  return (
    <FigureTable
      caption={caption}
      showCaption
      rows={rows}
      rowKey={({ invoiceId }) => invoiceId}
      columns={[
        {
          key: 'invoice',
          label: t.invoice,
          cell: (row) => <TextLink to={path(`invoices/${row.invoiceId}`)}>{row.invoiceNumber}</TextLink>,
        },
        { key: 'employer', label: t.employer, cell: (row) => row.employerName },
        { key: 'month', label: t.month, cell: (row) => month(row.month) },
        { key: 'due', label: t.dueOn, cell: (row) => (row.dueOn ? day(row.dueOn) : '―') },
        ...(rows.some(({ grounds }) => grounds.length > 0)
          ? [
              {
                key: 'why',
                label: t.why,
                cell: (row: Candidate) => (
                  <span className="flex flex-wrap gap-1">
                    {row.grounds.map((ground) => (
                      <StatusTag key={ground} tone={ground === 'similar_payer' ? 'neutral' : 'info'}>
                        {t.grounds[ground]}
                      </StatusTag>
                    ))}
                  </span>
                ),
              },
            ]
          : []),
        { key: 'open', label: t.invoiceOpen, align: 'end', cell: (row) => <Yen amount={row.open} /> },
        {
          key: 'match',
          label: t.match,
          align: 'end',
          cell: (row) => (
            <Button kind="secondary" size="sm" aria-label={t.matchTo(row.invoiceNumber)} onPress={() => onChoose(row)}>
              {t.match}
            </Button>
          ),
        },
      ]}
    />
  );
}
