import { useState } from 'react';
import { addressOf } from '../../../shared/api/client';
import { useGrantId } from '../../../shared/api/use-api';
import { useCommand } from '../../../shared/api/use-command';
import { useText } from '../../../shared/i18n/texts';
import { Button } from '../../../shared/ui/button';
import { ConfirmDialog } from '../../../shared/ui/confirm-dialog';
import { FileDrop } from '../../../shared/ui/file-drop';
import { ProblemNotice } from '../../../shared/ui/problem-notice';
import { Section } from '../../../shared/ui/section';
import { useToast } from '../../../shared/ui/toast';
import type { Shop } from '../shop/use-merchant';
import { texts } from './shops.texts';

const MOST_BYTES = 2 * 1024 ** 2;

/** The picture by which customers know that a poster is this shop's. */
export function Photo({ shop, mayChange }: { shop: Shop; mayChange: boolean }) {
  const t = useText(texts);
  const { say } = useToast();
  const grantId = useGrantId();
  const [version, setVersion] = useState(() => Date.now());
  const [present, setPresent] = useState(true);
  const [files, setFiles] = useState<File[]>([]);
  const [asking, setAsking] = useState(false);
  const changed = (now: boolean) => {
    setFiles([]);
    setAsking(false);
    setPresent(now);
    setVersion(Date.now());
    say(now ? t.photoSaved : t.photoRemoved);
  };
  const put = useCommand('put', '/api/v1/shops/{id}/photo', { refresh: [], onDone: () => changed(true) });
  const remove = useCommand('delete', '/api/v1/shops/{id}/photo', { refresh: [], onDone: () => changed(false) });
  const path = { params: { path: { id: shop.id } } };
  const choose = (chosen: File[]) => {
    setFiles(chosen);
    put.reset();
    const [file] = chosen;
    if (!file) return;
    const form = new FormData();
    form.set('photo', file);
    // The description names a form's fields; what is sent is the form itself.
    put.mutate({ ...path, body: form as never });
  };
  return (
    <Section title={t.photo} lead={<p>{t.photoLead}</p>}>
      {present ? (
        <img
          key={version}
          src={addressOf(grantId, `/api/v1/shops/${shop.id}/photo`, { v: String(version) })}
          alt={t.photoOf(shop.name)}
          onError={() => setPresent(false)}
          className="max-h-80 w-full rounded-12 bg-solid-gray-50 object-contain"
        />
      ) : (
        <p className="text-solid-gray-700">{t.photoNone}</p>
      )}
      {mayChange && (
        <>
          <FileDrop
            label={t.photoChoose}
            hint={t.photoHint}
            accept={['.jpg', '.jpeg', '.png', '.webp']}
            mostBytes={MOST_BYTES}
            files={files}
            onChange={choose}
            disabled={put.isPending}
          />
          <ProblemNotice error={put.error} />
          {present && (
            <div>
              <Button kind="plain" onPress={() => setAsking(true)}>
                {t.photoRemove}
              </Button>
            </div>
          )}
        </>
      )}
      <ConfirmDialog
        title={t.photoRemoveTitle}
        open={asking}
        danger
        action={t.photoRemove}
        busy={remove.isPending}
        error={remove.error}
        onClose={() => setAsking(false)}
        onConfirm={() => remove.mutate(path)}
      >
        <p>{t.photoRemoveLead}</p>
      </ConfirmDialog>
    </Section>
  );
}
