import { useState } from 'react';
import { useNavigate } from 'react-router';
import { useApi } from '../../../shared/api/use-api';
import { useCommand } from '../../../shared/api/use-command';
import { useText } from '../../../shared/i18n/texts';
import { usePermissions } from '../../../shared/session/use-me';
import { Button } from '../../../shared/ui/button';
import { TextLink } from '../../../shared/ui/link';
import { Loaded } from '../../../shared/ui/loaded';
import { Section } from '../../../shared/ui/section';
import { SmallTable } from '../../../shared/ui/small-table';
import { CertificationStateTag } from '../parts/certification-state-tag';
import { words } from '../parts/certification-words';
import { Day } from '../parts/dates';
import { ReasonDialog } from '../parts/reason-dialog';
import { useCityPath } from '../parts/use-city-path';
import { texts } from './certifications-of.texts';

/** The certifications of a merchant or an employer, the newest first. */
export function CertificationsOf({
  merchantId,
  employerId,
  name,
}: {
  merchantId?: string;
  employerId?: string;
  name: string;
}) {
  const t = useText(texts);
  const { tiers } = useText(words);
  const api = useApi();
  const may = usePermissions();
  const path = useCityPath();
  const navigate = useNavigate();
  const [asked, setAsked] = useState(false);
  const params = { path: { id: merchantId ?? employerId ?? '' } };
  const ofMerchant = api.useQuery(
    'get',
    '/api/v1/merchants/{id}/certifications',
    { params },
    { enabled: merchantId !== undefined },
  );
  const ofEmployer = api.useQuery(
    'get',
    '/api/v1/employers/{id}/certifications',
    { params },
    { enabled: employerId !== undefined },
  );
  const onDone = ({ id }: { id: string }) => void navigate(path(`certifications/${id}`));
  const applyMerchant = useCommand('post', '/api/v1/merchants/{id}/certifications', { onDone });
  const applyEmployer = useCommand('post', '/api/v1/employers/{id}/certifications', { onDone });
  const apply = merchantId === undefined ? applyEmployer : applyMerchant;
  return (
    <Section title={t.title}>
      <Loaded of={merchantId === undefined ? ofEmployer : ofMerchant}>
        {(all) => {
          const rows = [...all].reverse();
          const stands = all.some(
            ({ state, followedBy }) =>
              state === 'applied' || ((state === 'certified' || state === 'suspended') && !followedBy),
          );
          return (
            <>
              {rows.length === 0 ? (
                <p>{t.none}</p>
              ) : (
                <SmallTable
                  caption={t.title}
                  rows={rows}
                  rowKey={(row) => row.id}
                  columns={[
                    {
                      label: t.number,
                      cell: (row) => (
                        <TextLink to={path(`certifications/${row.id}`)}>{row.number ?? t.application}</TextLink>
                      ),
                    },
                    {
                      label: t.state,
                      cell: (row) => <CertificationStateTag state={row.state} />,
                    },
                    { label: t.tier, cell: (row) => (row.tier ? tiers[row.tier] : '―') },
                    { label: t.until, cell: (row) => (row.validUntil ? <Day on={row.validUntil} /> : '―') },
                  ]}
                />
              )}
              {!stands && may('certifications.apply') && (
                <div>
                  <Button kind="secondary" onPress={() => setAsked(true)}>
                    {t.apply}
                  </Button>
                </div>
              )}
            </>
          );
        }}
      </Loaded>
      {asked && (
        <ReasonDialog
          title={t.applyTitle(name)}
          action={t.apply}
          busy={apply.isPending}
          error={apply.error}
          most={1000}
          ready={[t.ready]}
          onClose={() => setAsked(false)}
          onConfirm={(reason) => apply.mutate({ params, body: { reason } })}
        >
          <p>{t.applyWhat}</p>
        </ReasonDialog>
      )}
    </Section>
  );
}
