import { Navigate } from 'react-router';
import { useText } from '../../../shared/i18n/texts';
import { homeOf, useAccount } from '../../../shared/session/use-account';
import { Empty } from '../../../shared/ui/empty';
import { LinkButton } from '../../../shared/ui/link';
import { Loaded } from '../../../shared/ui/loaded';
import { Page } from '../../../shared/ui/page';
import { texts } from './doors.texts';

interface Props {
  title: string;
  question: string;
  city: string;
  /** Where it goes on, below the address of the wallet. */
  to: string;
}

/** Leads who comes by a link from outside into the own wallet in that city; who is not signed in signs in first. */
export function OwnWallet({ title, question, city, to }: Props) {
  const t = useText(texts);
  const account = useAccount();
  return (
    <Loaded of={account}>
      {({ roles }) => {
        const wallets = roles.filter(
          ({ role, cityCode, usable }) => role === 'employee' && cityCode === city && usable,
        );
        const [only] = wallets;
        if (only && wallets.length === 1) return <Navigate to={`${homeOf(only)}/${to}`} replace />;
        return (
          <Page title={title} narrow>
            {wallets.length === 0 ? (
              <Empty title={t.none} action={<LinkButton to="/home">{t.home}</LinkButton>}>
                {t.noneLead}
              </Empty>
            ) : (
              <>
                <p className="font-bold">{question}</p>
                <ul className="flex flex-col gap-3">
                  {wallets.map((wallet) => (
                    <li key={wallet.grantId}>
                      <LinkButton to={`${homeOf(wallet)}/${to}`} kind="secondary" size="lg" wide>
                        {t.of(wallet.cityName, wallet.employerName ?? '')}
                      </LinkButton>
                    </li>
                  ))}
                </ul>
              </>
            )}
          </Page>
        );
      }}
    </Loaded>
  );
}
