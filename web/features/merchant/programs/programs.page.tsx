import { useGrantId } from '../../../shared/api/use-api';
import { useText } from '../../../shared/i18n/texts';
import { ApiKeys } from '../../../shared/programs/api-keys';
import { Webhooks } from '../../../shared/programs/webhooks';
import { Loaded } from '../../../shared/ui/loaded';
import { Loading } from '../../../shared/ui/loading';
import { Page } from '../../../shared/ui/page';
import { useMerchant, useShops } from '../shop/use-merchant';
import { texts } from './programs.texts';

/** Of what a program of a shop can be told. */
const KINDS = ['redemption.taken', 'redemption.voided'] as const;

/** For a shop whose own till speaks with Sankyu: by which key it comes in, and where it is told what happened. */
export function ProgramsPage() {
  const t = useText(texts);
  const merchantId = useMerchant()?.merchantId;
  const shops = useShops();
  return (
    <Page title={t.title} lead={<p>{t.lead}</p>} back={{ to: `/shop/${useGrantId()}/more`, label: t.back }} narrow>
      {merchantId === undefined ? (
        <Loading />
      ) : (
        <Loaded of={shops}>
          {(all) => (
            <>
              <ApiKeys roles={['pos_client']} scope={{ merchantId }} shops={all} />
              <Webhooks kinds={KINDS} scope={{ merchantId }} shops={all} />
            </>
          )}
        </Loaded>
      )}
    </Page>
  );
}
