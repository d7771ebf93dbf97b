import { useState } from 'react';
import { useText } from '../../../shared/i18n/texts';
import { Button } from '../../../shared/ui/button';
import { Section } from '../../../shared/ui/section';
import type { NoteSize } from '../notes/note-sizes';
import { NoteStepper } from '../notes/note-stepper';
import { CardWriter, type Written } from './card-writer';
import { ConfirmGift } from './confirm-gift';
import { texts } from './give.texts';
import type { Gift } from './given';
import type { Receiver } from './receiver';
import { ReceiverPicker } from './receiver-picker';

/** Whom, how many, and with which words; then a last look. */
export function GiveForm({ sizes, onGiven }: { sizes: readonly NoteSize[]; onGiven: (gift: Gift) => void }) {
  const t = useText(texts);
  const [receiver, setReceiver] = useState<Receiver>();
  const [wanted, setWanted] = useState({ notes: 1, noteYen: sizes[0]?.noteYen ?? 0 });
  const [written, setWritten] = useState<Written>({ card: 'sakura', message: t.ready.sakura });
  const [missing, setMissing] = useState(false);
  const [sure, setSure] = useState(false);
  return (
    <form
      className="flex flex-col gap-8"
      onSubmit={(event) => {
        event.preventDefault();
        setMissing(!receiver);
        setSure(receiver !== undefined);
      }}
    >
      <Section title={t.who} lead={receiver ? undefined : t.whoLead}>
        <ReceiverPicker
          value={receiver}
          onChange={setReceiver}
          error={missing && !receiver ? t.chooseFirst : undefined}
        />
      </Section>
      <NoteStepper label={t.howMany} sizes={sizes} value={wanted} onChange={setWanted} />
      <Section title={t.card}>
        <CardWriter value={written} onChange={setWritten} />
      </Section>
      <Button type="submit" size="lg" wide>
        {t.check}
      </Button>
      {receiver && (
        <ConfirmGift
          open={sure}
          onClose={() => setSure(false)}
          receiver={receiver}
          wanted={wanted}
          written={written}
          onGiven={onGiven}
        />
      )}
    </form>
  );
}
