import { useState } from 'react';
import type { components } from '../../../shared/api/schema';
import { useCommand } from '../../../shared/api/use-command';
import { useText } from '../../../shared/i18n/texts';
import { usePermissions } from '../../../shared/session/use-me';
import { Button } from '../../../shared/ui/button';
import { Facts } from '../../../shared/ui/facts';
import { Section } from '../../../shared/ui/section';
import { useToast } from '../../../shared/ui/toast';
import { Instant } from '../parts/dates';
import { ChangeDialog } from './change-dialog';
import { texts as employerTexts } from './employers.texts';
import { texts } from './merchants.texts';

export function MerchantFacts({ merchant }: { merchant: components['schemas']['MerchantView'] }) {
  const t = useText(texts);
  const { kanaHint } = useText(employerTexts);
  const { say } = useToast();
  const may = usePermissions();
  const [open, setOpen] = useState(false);
  const change = useCommand('patch', '/api/v1/merchants/{id}', {
    onDone: () => {
      setOpen(false);
      say(t.saved);
    },
  });
  return (
    <Section
      title={t.facts}
      actions={
        may('merchants.write') && (
          <Button kind="secondary" onPress={() => setOpen(true)}>
            {t.change}
          </Button>
        )
      }
    >
      <Facts
        items={[
          { label: t.number, value: merchant.corporateNumber ?? t.noNumber },
          { label: t.email, value: merchant.contactEmail },
          { label: t.since, value: <Instant at={merchant.createdAt} /> },
        ]}
      />
      {open && (
        <ChangeDialog
          title={t.changeTitle}
          action={t.save}
          busy={change.isPending}
          error={change.error}
          onClose={() => setOpen(false)}
          onSave={(body) => change.mutate({ params: { path: { id: merchant.id } }, body })}
          fields={[
            { name: 'name', label: t.name, value: merchant.name },
            { name: 'nameKana', label: t.kana, hint: kanaHint, value: merchant.nameKana },
            { name: 'contactEmail', label: t.email, type: 'email', most: 254, value: merchant.contactEmail },
          ]}
        />
      )}
    </Section>
  );
}
