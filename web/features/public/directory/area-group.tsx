import type { components } from '../../../shared/api/schema';
import { useFormat } from '../../../shared/format/format';
import { useText } from '../../../shared/i18n/texts';
import { Card } from '../../../shared/ui/card';
import { TextLink } from '../../../shared/ui/link';
import { Section } from '../../../shared/ui/section';
import { StatusTag } from '../../../shared/ui/status-tag';
import { texts } from './directory.texts';

export type Entry = components['schemas']['DirectoryEntry'];

/** The certified of one part of the town: what a map would show, in words. */
export function AreaGroup({ area, entries, code }: { area: string; entries: Entry[]; code: string }) {
  const t = useText(texts);
  const { day } = useFormat();
  return (
    <Section title={area}>
      <ul className="grid gap-3 sm:grid-cols-2 lg:grid-cols-3">
        {entries.map((entry) => (
          <li key={`${entry.number} ${entry.name}`} className="grid">
            <Card>
              <p className="text-sm text-solid-gray-700">{entry.trade}</p>
              <h3 className="text-lg font-bold">{entry.name}</h3>
              <p className="flex flex-wrap gap-2">
                <StatusTag tone={entry.kind === 'employer' ? 'info' : 'good'}>
                  {entry.kind === 'employer' ? t.employer : t.shop}
                </StatusTag>
                {entry.tier && <StatusTag>{t.tiers[entry.tier]}</StatusTag>}
              </p>
              <p className="text-sm text-solid-gray-700">{t.until(day(entry.validUntil))}</p>
              <p className="mt-auto">
                <TextLink
                  to={`/cities/${code}/certificates/${entry.number}`}
                  aria-label={`${t.certificate} ${entry.name}`}
                >
                  {t.certificate}
                </TextLink>
              </p>
            </Card>
          </li>
        ))}
      </ul>
    </Section>
  );
}
