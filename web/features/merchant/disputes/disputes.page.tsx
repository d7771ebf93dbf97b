import { useGrantId } from '../../../shared/api/use-api';
import { useFormat } from '../../../shared/format/format';
import { useText } from '../../../shared/i18n/texts';
import { Empty } from '../../../shared/ui/empty';
import { LinkButton, TextLink } from '../../../shared/ui/link';
import { Loaded } from '../../../shared/ui/loaded';
import { Page } from '../../../shared/ui/page';
import { words } from '../words';
import { DisputeView } from './dispute-view';
import { texts } from './disputes.texts';
import { useDisputes } from './use-disputes';

export function DisputesPage() {
  const t = useText(texts);
  const w = useText(words);
  const { yen } = useFormat();
  const home = `/shop/${useGrantId()}`;
  const disputes = useDisputes();
  return (
    <Page title={t.title} back={{ to: `${home}/today`, label: t.back }} narrow>
      <Loaded of={disputes}>
        {({ items }) =>
          items.length === 0 ? (
            <Empty title={t.none} action={<LinkButton to={`${home}/today`}>{t.back}</LinkButton>}>
              <p>{t.noneLead}</p>
            </Empty>
          ) : (
            <ul className="flex flex-col gap-4">
              {[...items].reverse().map((dispute) => (
                <li key={dispute.id} className="flex flex-col gap-2">
                  <div className="flex flex-wrap items-baseline justify-between gap-2">
                    <h2 className="font-bold">
                      {dispute.shop.name} {w.notes(dispute.notes)} {yen(dispute.amount)}
                    </h2>
                    <TextLink to={`${home}/receipts/${dispute.redemptionId}`}>{t.receipt}</TextLink>
                  </div>
                  <DisputeView dispute={dispute} />
                </li>
              ))}
            </ul>
          )
        }
      </Loaded>
    </Page>
  );
}
