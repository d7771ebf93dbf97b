import { useFormat } from '../../shared/format/format';
import { useText } from '../../shared/i18n/texts';
import { useCity } from '../../shared/session/use-me';
import { TextLink } from '../../shared/ui/link';
import { texts } from './shell.texts';

/** The code of the city that everybody may try. */
const DEMO_CITY = 'demo';

/** A rehearsal is never mistaken for the city itself. */
export function CityDay() {
  const t = useText(texts);
  const { day } = useFormat();
  const { data: city } = useCity();
  if (city?.kind !== 'rehearsal') return null;
  return (
    <aside className="no-print border-b border-purple-200 bg-purple-50 px-4 py-1.5 text-center text-sm text-purple-1100">
      <strong>{t.rehearsal(day(city.today))}</strong> {t.rehearsalLive}{' '}
      {city.code === DEMO_CITY && <TextLink to="/demo">{t.toSteps}</TextLink>}
    </aside>
  );
}
