import { useState } from 'react';
import { useText } from '../../../shared/i18n/texts';
import { Button } from '../../../shared/ui/button';
import { Empty } from '../../../shared/ui/empty';
import { LinkButton } from '../../../shared/ui/link';
import { Loaded } from '../../../shared/ui/loaded';
import { Page } from '../../../shared/ui/page';
import { ProblemNotice } from '../../../shared/ui/problem-notice';
import { type NoteSize, noteSizes } from '../notes/note-sizes';
import { type ChosenNotes, NoteStepper } from '../notes/note-stepper';
import { useHome } from '../use-home';
import { useWallet } from '../wallet/use-wallet';
import { CodeOnShow } from './code-on-show';
import { OnlineOnly } from './online-only';
import { Paid } from './paid';
import { PayWays } from './pay-ways';
import { texts } from './pay.texts';
import { useCode } from './use-code';

export function ShowCodePage() {
  const t = useText(texts);
  const home = useHome();
  const { balance, error, age, askAgain } = useWallet();
  const [wanted, setWanted] = useState<ChosenNotes>();
  const shown = useCode();
  const { code, receipt } = shown;
  if (receipt) return <Paid receipt={receipt} />;
  return (
    <Page title={code ? t.showTitle : t.title} narrow>
      {!code && <PayWays />}
      <OnlineOnly>
        {code && wanted ? (
          <CodeOnShow shown={shown} code={code} onAnew={() => shown.show(wanted)} />
        ) : (
          <Loaded of={{ data: balance, error, isPending: age === 'asked', refetch: askAgain }}>
            {(held) => {
              const sizes = noteSizes(held, 'spend');
              if (sizes.length === 0)
                return (
                  <Empty title={t.nothing} action={<LinkButton to={home}>{t.home}</LinkButton>}>
                    {t.nothingLead}
                  </Empty>
                );
              const chosen = wanted ?? firstOf(sizes);
              return (
                <>
                  <NoteStepper label={t.howMany} sizes={sizes} value={chosen} onChange={setWanted} />
                  <p className="text-solid-gray-800">{t.noChange}</p>
                  <ProblemNotice error={shown.error} />
                  <Button
                    size="lg"
                    wide
                    busy={shown.busy}
                    onPress={() => {
                      setWanted(chosen);
                      shown.show(chosen);
                    }}
                  >
                    {t.makeCode}
                  </Button>
                </>
              );
            }}
          </Loaded>
        )}
      </OnlineOnly>
    </Page>
  );
}

function firstOf(sizes: readonly NoteSize[]): ChosenNotes {
  return { notes: 1, noteYen: sizes[0]?.noteYen ?? 0 };
}
