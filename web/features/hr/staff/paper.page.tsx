import { useParams } from 'react-router';
import { useApi } from '../../../shared/api/use-api';
import { useText } from '../../../shared/i18n/texts';
import { Empty } from '../../../shared/ui/empty';
import { Loaded } from '../../../shared/ui/loaded';
import { Notice } from '../../../shared/ui/notice';
import { Page } from '../../../shared/ui/page';
import { Section } from '../../../shared/ui/section';
import { useTo } from '../use-hr';
import { MakeSheet } from './make-sheet';
import { texts } from './paper.texts';
import { texts as personTexts } from './person.texts';
import { Sheet } from './sheet';
import { usePerson } from './use-person';

/** Coupons on paper, for who has no telephone. */
export function PaperPage() {
  const { id = '' } = useParams();
  const t = useText(texts);
  const p = useText(personTexts);
  const to = useTo();
  const { data: person } = usePerson(id);
  const sheets = useApi().useQuery('get', '/api/v1/paper-sheets', { params: { query: { employeeId: id } } });
  return (
    <Page
      title={person ? t.title(person.name) : t.titleOnly}
      lead={t.lead}
      back={{ to: to(`staff/${id}`), label: person ? p.toPerson(person.name) : p.back }}
      narrow
    >
      <Notice kind="warning" title={t.warning}>
        <p>{t.warningText}</p>
      </Notice>
      <Section title={t.make}>
        <MakeSheet employeeId={id} />
      </Section>
      <Section title={t.sheets}>
        <Loaded of={sheets}>
          {(all) =>
            all.length === 0 ? (
              <Empty title={t.none} />
            ) : (
              <ul className="flex flex-col gap-4">
                {all.map((sheet) => (
                  <Sheet key={sheet.id} sheet={sheet} />
                ))}
              </ul>
            )
          }
        </Loaded>
      </Section>
    </Page>
  );
}
