import { lazy, Suspense, useState } from 'react';
import { useNavigate } from 'react-router';
import { useText } from '../../../shared/i18n/texts';
import { useCity } from '../../../shared/session/use-me';
import { LinkButton } from '../../../shared/ui/link';
import { Loading } from '../../../shared/ui/loading';
import { Notice } from '../../../shared/ui/notice';
import { Page } from '../../../shared/ui/page';
import { useHome } from '../use-home';
import { OnlineOnly } from './online-only';
import { PayWays } from './pay-ways';
import { texts } from './pay.texts';
import { readPoster } from './poster-address';

const Scanner = lazy(async () => ({ default: (await import('../../../shared/scan/scanner')).Scanner }));

export function ScanPosterPage() {
  const t = useText(texts);
  const home = useHome();
  const go = useNavigate();
  const { data: city } = useCity();
  const [wrong, setWrong] = useState<'code' | 'city'>();
  const onCode = (code: string) => {
    const poster = readPoster(code);
    if (!poster) setWrong('code');
    else if (city && poster.city !== city.code) setWrong('city');
    else void go(`${home}/pay/poster/${poster.token}`);
  };
  return (
    <Page title={t.title} narrow>
      <PayWays />
      <OnlineOnly>
        <p>{t.scanLead}</p>
        {wrong && (
          <Notice kind="warning" title={wrong === 'code' ? t.notPoster : t.wrongCity} live>
            <p>{wrong === 'code' ? t.notPosterLead : t.wrongCityLead}</p>
          </Notice>
        )}
        <Suspense fallback={<Loading />}>
          <Scanner onCode={onCode} />
        </Suspense>
        <p className="text-solid-gray-800">{t.instead}</p>
        <LinkButton to={`${home}/pay`} kind="secondary" wide>
          {t.show}
        </LinkButton>
      </OnlineOnly>
    </Page>
  );
}
