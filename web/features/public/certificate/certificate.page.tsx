import { useParams } from 'react-router';
import { hasCode } from '../../../shared/api/problem';
import { useApi } from '../../../shared/api/use-api';
import { useFormat } from '../../../shared/format/format';
import { useText } from '../../../shared/i18n/texts';
import { Facts } from '../../../shared/ui/facts';
import { LinkButton } from '../../../shared/ui/link';
import { Loaded } from '../../../shared/ui/loaded';
import { Notice } from '../../../shared/ui/notice';
import { Page } from '../../../shared/ui/page';
import { texts } from './certificate.texts';

/** What stands behind a certificate's number: whether it holds today, and whose it is. */
export function CertificatePage() {
  const t = useText(texts);
  const { day } = useFormat();
  const { code = '', number = '' } = useParams();
  const state = useApi().useQuery('get', '/api/v1/public/cities/{code}/certificates/{number}', {
    params: { path: { code, number } },
    headers: { Accept: 'application/json' },
  });
  const back = { to: `/cities/${code}/directory`, label: t.directory };
  if (hasCode(state.error, 'certificate_not_found', 'not_found'))
    return (
      <Page title={t.notFound} lead={<p>{t.notFoundLead}</p>} back={back} narrow>
        <div>
          <LinkButton to={`/cities/${code}/certificates`}>{t.ask}</LinkButton>
        </div>
      </Page>
    );
  return (
    <Page title={t.title} back={back} narrow>
      <Loaded of={state}>
        {(certificate) => (
          <>
            <Notice kind={certificate.holds ? 'success' : 'warning'} title={t.standing[certificate.standing]}>
              <p>{t.asOf(day(certificate.asOf))}</p>
            </Notice>
            <Facts
              items={[
                { label: t.holder, value: certificate.holder },
                { label: t.number, value: certificate.number },
                { label: t.city, value: certificate.city },
                ...(certificate.tierName ? [{ label: t.tier, value: certificate.tierName }] : []),
                { label: t.from, value: day(certificate.validFrom) },
                { label: t.until, value: day(certificate.validUntil) },
              ]}
            />
          </>
        )}
      </Loaded>
    </Page>
  );
}
