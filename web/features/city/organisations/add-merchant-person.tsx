import { useState } from 'react';
import { useApi } from '../../../shared/api/use-api';
import { useCommand } from '../../../shared/api/use-command';
import { useText } from '../../../shared/i18n/texts';
import { Button } from '../../../shared/ui/button';
import { RadioField } from '../../../shared/ui/choice-field';
import { Dialog } from '../../../shared/ui/dialog';
import { Loaded } from '../../../shared/ui/loaded';
import { ProblemNotice } from '../../../shared/ui/problem-notice';
import { SearchField } from '../../../shared/ui/search-field';
import { useToast } from '../../../shared/ui/toast';
import { EmployerPicker } from '../parts/employer-picker';
import { texts as employerTexts } from './employers.texts';
import { texts } from './merchants.texts';

/** Finds a person by the employer and the name, and says what he or she is at the merchant. */
export function AddMerchantPerson({ merchantId, onClose }: { merchantId: string; onClose: () => void }) {
  const t = useText(texts);
  const { cancel } = useText(employerTexts);
  const { say } = useToast();
  const [employerId, setEmployerId] = useState<string>();
  const [words, setWords] = useState('');
  const [employeeId, setEmployeeId] = useState<string>();
  const [role, setRole] = useState<'owner' | 'clerk'>('clerk');
  const [tried, setTried] = useState(false);
  const found = useApi().useQuery(
    'get',
    '/api/v1/employers/{id}/employees',
    { params: { path: { id: employerId ?? '' }, query: { q: words || undefined, limit: 8, sort: 'nameKana' } } },
    { enabled: employerId !== undefined },
  );
  const put = useCommand('put', '/api/v1/merchants/{id}/people/{employeeId}', {
    onDone: () => {
      onClose();
      say(t.personAdded);
    },
  });
  return (
    <Dialog title={t.addPersonTitle} open onClose={onClose} firm>
      <form
        noValidate
        className="flex flex-col gap-4"
        onSubmit={(event) => {
          event.preventDefault();
          setTried(true);
          if (employeeId) put.mutate({ params: { path: { id: merchantId, employeeId } }, body: { role } });
        }}
      >
        <EmployerPicker
          value={employerId}
          onChange={(id) => {
            setEmployerId(id);
            setEmployeeId(undefined);
          }}
          error={tried && !employerId ? t.personMissing : undefined}
        />
        {employerId && (
          <>
            <SearchField label={t.personSearch} value={words} onSearch={setWords} />
            <Loaded of={found} lines={2}>
              {({ items }) =>
                items.length === 0 ? (
                  <p role="status">{t.personNone}</p>
                ) : (
                  <RadioField
                    label={t.personFound}
                    value={employeeId}
                    onChange={setEmployeeId}
                    error={tried && !employeeId ? t.personMissing : undefined}
                    options={items.map((one) => ({ value: one.id, label: one.name, hint: one.staffNumber }))}
                  />
                )
              }
            </Loaded>
            <RadioField
              label={t.role}
              value={role}
              onChange={setRole}
              options={[
                { value: 'owner', label: t.roles.owner },
                { value: 'clerk', label: t.roles.clerk },
              ]}
            />
          </>
        )}
        <ProblemNotice error={put.error} />
        <div className="flex flex-col-reverse gap-3 sm:flex-row sm:justify-end">
          <Button kind="secondary" onPress={onClose}>
            {cancel}
          </Button>
          <Button type="submit" busy={put.isPending}>
            {t.addPersonDo}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
