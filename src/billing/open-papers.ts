import type { EntityManager } from 'typeorm';
import type { DateIso } from '../domain/date.js';
import type { Month } from '../domain/month.js';

/** An invoice that is not wholly paid, or a credit note that is not wholly counted; `open` is what is left of it. */
export interface OpenPaper {
  id: string;
  employerId: string;
  programmeId: string;
  number: string;
  month: Month;
  /** Only invoices fall due. */
  dueOn: DateIso | null;
  open: number;
}

/** The earliest due first. */
export async function openInvoices(manager: EntityManager, cityId: number): Promise<OpenPaper[]> {
  return openPapers(manager, cityId, 'invoice', 'o.due_on, o.fiscal_year, o.number');
}

/** In the order in which they were issued. */
export async function openCreditNotes(manager: EntityManager, cityId: number): Promise<OpenPaper[]> {
  return openPapers(manager, cityId, 'credit_note', 'o.fiscal_year, o.number');
}

export function byEmployer(papers: readonly OpenPaper[]): Map<string, OpenPaper[]> {
  const groups = new Map<string, OpenPaper[]>();
  for (const paper of papers) {
    const group = groups.get(paper.employerId);
    if (group) group.push(paper);
    else groups.set(paper.employerId, [paper]);
  }
  return groups;
}

async function openPapers(manager: EntityManager, cityId: number, kind: string, order: string): Promise<OpenPaper[]> {
  const rows = await manager.query<(Omit<OpenPaper, 'open'> & { open: string })[]>(
    `select o.id, o.employer_id as "employerId", o.programme_id as "programmeId", o.fiscal_year || '-' || lpad(o.number::text, 6, '0') as number,
            to_char(o.month, 'YYYY-MM') as month, o.due_on::text as "dueOn", o.open::text as open
       from billing_open($1) o where o.kind = $2 and o.open > 0 order by ${order}`,
    [cityId, kind],
  );
  return rows.map((row) => ({ ...row, open: Number(row.open) }));
}
