import { useState } from 'react';
import { useText } from '../../../shared/i18n/texts';
import { Empty } from '../../../shared/ui/empty';
import { LinkButton } from '../../../shared/ui/link';
import { Loaded } from '../../../shared/ui/loaded';
import { Page } from '../../../shared/ui/page';
import { noteSizes } from '../notes/note-sizes';
import { useHome } from '../use-home';
import { useWallet } from '../wallet/use-wallet';
import { GiveForm } from './give-form';
import { Given, type Gift } from './given';
import { texts } from './give.texts';

export function GiveThanksPage() {
  const t = useText(texts);
  const home = useHome();
  const { balance, error, age, askAgain } = useWallet();
  const [given, setGiven] = useState<Gift>();
  if (given) return <Given gift={given} onAnother={() => setGiven(undefined)} />;
  return (
    <Page title={t.title} back={{ to: `${home}/thanks`, label: t.back }} narrow>
      <Loaded of={{ data: balance, error, isPending: age === 'asked', refetch: askAgain }}>
        {(held) => {
          const sizes = noteSizes(held, 'give');
          if (sizes.length > 0) return <GiveForm sizes={sizes} onGiven={setGiven} />;
          return (
            <Empty title={t.nothing} action={held.notes > 0 && <LinkButton to={`${home}/pay`}>{t.toPay}</LinkButton>}>
              {held.notes > 0 ? t.nothingLead : t.nothingAtAll}
            </Empty>
          );
        }}
      </Loaded>
    </Page>
  );
}
