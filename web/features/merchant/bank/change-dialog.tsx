import { useState } from 'react';
import { useApi } from '../../../shared/api/use-api';
import { useCommand } from '../../../shared/api/use-command';
import { useText } from '../../../shared/i18n/texts';
import { Combobox } from '../../../shared/ui/combobox';
import type { ComboboxItem } from '../../../shared/ui/combobox-item';
import { ConfirmDialog } from '../../../shared/ui/confirm-dialog';
import { fieldError } from '../../../shared/ui/problem-notice';
import { SelectField } from '../../../shared/ui/select-field';
import { TextField } from '../../../shared/ui/text-field';
import { useToast } from '../../../shared/ui/toast';
import { words } from '../words';
import { texts } from './bank.texts';

const KINDS = ['ordinary', 'current', 'savings', 'other'] as const;

/** Asks the city to pay to another account. */
export function ChangeDialog({ merchantId, onClose }: { merchantId: string; onClose: () => void }) {
  const t = useText(texts);
  const w = useText(words);
  const { say } = useToast();
  const { http } = useApi();
  const [bank, setBank] = useState<ComboboxItem>();
  const [branch, setBranch] = useState<ComboboxItem>();
  const [kind, setKind] = useState<(typeof KINDS)[number]>('ordinary');
  const [number, setNumber] = useState('');
  const [holder, setHolder] = useState('');
  const [reason, setReason] = useState('');
  const [tried, setTried] = useState(false);
  const ask = useCommand('post', '/api/v1/merchants/{id}/bank-account-changes', {
    refresh: ['/api/v1/merchants/{id}/bank-account-changes'],
    onDone: () => {
      say(t.sent);
      onClose();
    },
  });
  const digits = number.normalize('NFKC').replace(/[\s-]/g, '');
  const numberFits = /^\d{1,7}$/.test(digits);
  const findBanks = async (q: string, signal: AbortSignal) => {
    const { data } = await http.GET('/api/v1/banks', { params: { query: { q } }, signal });
    return (data ?? []).map(itemOf);
  };
  const findBranches = async (q: string, signal: AbortSignal) => {
    const query = { bankCode: bank?.id ?? '', q };
    const { data } = await http.GET('/api/v1/bank-branches', { params: { query }, signal });
    return (data ?? []).map(itemOf);
  };
  const send = () => {
    setTried(true);
    if (!bank || !branch || !numberFits || holder.trim() === '' || reason.trim() === '') return;
    ask.mutate({
      params: { path: { id: merchantId } },
      body: {
        bankCode: bank.id,
        branchCode: branch.id,
        accountKind: kind,
        accountNumber: digits,
        holderKana: holder.trim(),
        reason: reason.trim(),
      },
    });
  };
  return (
    <ConfirmDialog
      title={t.change}
      open
      action={t.send}
      busy={ask.isPending}
      error={ask.error}
      onClose={onClose}
      onConfirm={send}
    >
      <p>{t.changeLead}</p>
      <Combobox
        label={t.bank}
        hint={t.bankHint}
        searches={['banks']}
        find={findBanks}
        value={bank}
        onChange={(chosen) => {
          setBank(chosen);
          if (chosen?.id !== bank?.id) setBranch(undefined);
        }}
        required
        error={tried && !bank ? t.chooseBank : undefined}
      />
      <Combobox
        key={bank?.id}
        label={t.branch}
        hint={bank ? t.branchHint : t.bankFirst}
        searches={['branches', bank?.id]}
        find={findBranches}
        value={branch}
        onChange={setBranch}
        disabled={!bank}
        required
        error={tried && bank && !branch ? t.chooseBranch : undefined}
      />
      <SelectField
        label={t.kind}
        value={kind}
        onChange={setKind}
        options={KINDS.map((value) => ({ value, label: w.account[value] }))}
      />
      <TextField
        label={t.number}
        hint={t.numberHint}
        value={number}
        onChange={setNumber}
        inputMode="numeric"
        autoComplete="off"
        maxLength={20}
        required
        error={tried && !numberFits ? t.wrongNumber : fieldError(ask.error, 'accountNumber')}
      />
      <TextField
        label={t.holder}
        hint={t.holderHint}
        value={holder}
        onChange={setHolder}
        autoComplete="off"
        maxLength={100}
        required
        error={tried && holder.trim() === '' ? t.missing : fieldError(ask.error, 'holderKana')}
      />
      <TextField
        label={t.reason}
        hint={t.reasonHint}
        value={reason}
        onChange={setReason}
        maxLength={1_000}
        required
        error={tried && reason.trim() === '' ? t.missing : undefined}
      />
    </ConfirmDialog>
  );
}

const itemOf = ({ code, name }: { code: string; name: string }): ComboboxItem => ({
  id: code,
  label: name,
  hint: code,
});
