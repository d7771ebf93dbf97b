import { useState } from 'react';
import { addressOf } from '../../../shared/api/client';
import type { components } from '../../../shared/api/schema';
import { useGrantId } from '../../../shared/api/use-api';
import { useFormat } from '../../../shared/format/format';
import { useText } from '../../../shared/i18n/texts';
import { Button } from '../../../shared/ui/button';
import { Dialog } from '../../../shared/ui/dialog';
import { LinkButton, TextLink } from '../../../shared/ui/link';
import { texts } from './review.texts';

type Evidence = components['schemas']['EvidenceView'];

/** Files of an application: pictures are seen at once, pages in a tab of their own. */
export function EvidenceList({ applicationId, files }: { applicationId: string; files: readonly Evidence[] }) {
  const t = useText(texts);
  const { instant, number } = useFormat();
  const grantId = useGrantId();
  const [open, setOpen] = useState<Evidence>();
  const address = ({ id }: Evidence, show?: 'true') =>
    addressOf(grantId, `/api/v1/certifications/${applicationId}/evidence/${id}`, { show });
  if (files.length === 0) return <p className="text-solid-gray-700">{t.noEvidence}</p>;
  return (
    <>
      <ul className="flex flex-col gap-2">
        {files.map((file) => (
          <li key={file.id} className="flex flex-wrap items-center gap-x-4 gap-y-1">
            {file.mediaType === 'application/pdf' ? (
              <TextLink href={address(file, 'true')} newTab>
                {file.name}
                <span className="font-normal">{t.newTab}</span>
              </TextLink>
            ) : (
              <button
                type="button"
                onClick={() => setOpen(file)}
                className="flex min-h-11 cursor-pointer items-center gap-3 text-start font-bold text-blue-1000 underline underline-offset-4"
              >
                <img
                  src={address(file, 'true')}
                  alt=""
                  className="size-12 rounded-4 border border-solid-gray-300 object-cover"
                />
                {file.name}
              </button>
            )}
            <span className="flex flex-wrap gap-x-3 text-sm text-solid-gray-700">
              <span>{t.kinds[file.mediaType]}</span>
              <span>{t.size(number(Math.ceil(file.bytes / 1024)))}</span>
              <span>{t.uploaded(instant(file.uploadedAt))}</span>
            </span>
          </li>
        ))}
      </ul>
      {open && (
        <Dialog title={open.name} open size="lg" onClose={() => setOpen(undefined)}>
          <img
            src={address(open, 'true')}
            alt={open.name}
            className="max-h-[70dvh] w-full rounded-8 border border-solid-gray-300 object-contain"
          />
          <div className="flex flex-wrap justify-end gap-3">
            <LinkButton kind="secondary" href={address(open)} download>
              {t.save2}
            </LinkButton>
            <Button onPress={() => setOpen(undefined)}>{t.close}</Button>
          </div>
        </Dialog>
      )}
    </>
  );
}
