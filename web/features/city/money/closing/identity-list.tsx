import type { components } from '../../../../shared/api/schema';
import { useFormat } from '../../../../shared/format/format';
import { useText } from '../../../../shared/i18n/texts';
import { Notice } from '../../../../shared/ui/notice';
import { IdentityProof } from './identity-proof';
import { texts } from './identity.texts';
import { type IdentitySection, useIdentityWords } from './use-identity-words';

type Identity = components['schemas']['Identity'];

const ORDER: readonly IdentitySection[] = ['movements', 'shares', 'opening', 'together', 'ledger'];

/** Every identity of a month: the broken ones open and first, the proved ones by what they are about. */
export function IdentityList({ identities }: { identities: readonly Identity[] }) {
  const t = useText(texts);
  const { number } = useFormat();
  const wordsOf = useIdentityWords();
  const broken = identities.filter(({ holds }) => !holds);
  const sections = ORDER.map((section) => ({
    section,
    all: identities.filter(({ identity }) => wordsOf(identity).section === section),
  })).filter(({ all }) => all.length > 0);
  return (
    <div className="flex flex-col gap-4">
      {broken.length === 0 ? (
        <Notice kind="success" title={t.allProved(number(identities.length))} />
      ) : (
        <Notice kind="error" title={t.someBroken(number(broken.length), number(identities.length))}>
          <p>{t.brokenNext}</p>
        </Notice>
      )}
      {broken.map((identity) => (
        <IdentityProof key={identity.identity} identity={identity} words={wordsOf(identity.identity)} open />
      ))}
      {sections.map(({ section, all }) => {
        const proved = all.filter(({ holds }) => holds);
        return (
          <details key={section} className="group rounded-12 border border-solid-gray-300 bg-white">
            <summary className="flex min-h-12 cursor-pointer flex-wrap items-center justify-between gap-x-4 rounded-12 px-4 py-2 hover:bg-solid-gray-50">
              <span className="font-bold">{t.sections[section]}</span>
              <span className={proved.length === all.length ? 'text-green-1000' : 'font-bold text-red-1000'}>
                {t.sectionCount(number(proved.length), number(all.length))}
              </span>
            </summary>
            <div className="flex flex-col gap-4 px-4 pb-4">
              {all.map((identity) => (
                <IdentityProof key={identity.identity} identity={identity} words={wordsOf(identity.identity)} />
              ))}
            </div>
          </details>
        );
      })}
    </div>
  );
}
