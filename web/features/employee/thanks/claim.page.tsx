import { useParams } from 'react-router';
import { useCommand } from '../../../shared/api/use-command';
import { useFormat } from '../../../shared/format/format';
import { useText } from '../../../shared/i18n/texts';
import { Button } from '../../../shared/ui/button';
import { LinkButton } from '../../../shared/ui/link';
import { Page } from '../../../shared/ui/page';
import { ProblemNotice } from '../../../shared/ui/problem-notice';
import { isProblem } from '../../../shared/api/problem';
import { useHome } from '../use-home';
import { CardPicture } from './cards';
import { texts } from './claim.texts';
import './given.css';

/** What somebody finds behind a gift link: closed at first, then the card. */
export function ClaimPage() {
  const t = useText(texts);
  const { yen } = useFormat();
  const home = useHome();
  const { secret = '' } = useParams();
  const claim = useCommand('post', '/api/v1/claims', { refresh: ['/api/v1/wallet'] });
  if (claim.data) {
    const { giver, amount, message, card } = claim.data;
    return (
      <Page title={t.claimed} lead={<p role="status">{t.intoWallet(yen(amount))}</p>} narrow>
        <div className="given-card overflow-hidden rounded-12 border border-solid-gray-300 bg-white shadow-2">
          <CardPicture card={card} />
          <div className="flex flex-col gap-2 p-4">
            <p className="text-lg font-bold whitespace-pre-wrap">{message || t.justThanks}</p>
            <p className="flex flex-wrap items-baseline justify-between gap-x-4 font-bold">
              {t.from(giver.name)} <span className="ml-auto text-xl tabular-nums">{yen(amount)}</span>
            </p>
          </div>
        </div>
        <LinkButton to={home} size="lg" wide>
          {t.home}
        </LinkButton>
        <LinkButton to={`${home}/shops`} kind="secondary" wide>
          {t.shops}
        </LinkButton>
      </Page>
    );
  }
  return (
    <Page title={t.title} lead={<p>{t.lead}</p>} narrow>
      <div className="overflow-hidden rounded-12 border border-solid-gray-300 shadow-1">
        <CardPicture card="plain" />
      </div>
      <ProblemNotice error={claim.error}>{isProblem(claim.error) && <p>{t.refusedNext}</p>}</ProblemNotice>
      <Button size="lg" wide busy={claim.isPending} onPress={() => claim.mutate({ body: { secret } })}>
        {t.claim}
      </Button>
      {claim.error && (
        <LinkButton to={home} kind="secondary" wide>
          {t.home}
        </LinkButton>
      )}
    </Page>
  );
}
