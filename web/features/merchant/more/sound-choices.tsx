import { useState } from 'react';
import { useLanguage } from '../../../shared/i18n/language';
import { useText } from '../../../shared/i18n/texts';
import { Button } from '../../../shared/ui/button';
import { CheckField } from '../../../shared/ui/choice-field';
import { Section } from '../../../shared/ui/section';
import { keepSoundChoice, signal, type SoundChoice, soundChoice, wakeSound } from '../till/signal';
import { texts } from './settings.texts';

/** How the till of this device is heard. */
export function SoundChoices() {
  const t = useText(texts);
  const { language } = useLanguage();
  const [choice, setChoice] = useState(soundChoice);
  const choose = (change: Partial<SoundChoice>) => {
    const chosen = { ...choice, ...change };
    keepSoundChoice(chosen);
    setChoice(chosen);
  };
  const hear = (how: 'good' | 'bad') => {
    wakeSound();
    signal(how, t.said[how], language);
  };
  return (
    <Section title={t.sound} lead={<p>{t.soundLead}</p>}>
      <div>
        <CheckField label={t.tones} checked={choice.tones} onChange={(tones) => choose({ tones })} />
        <CheckField label={t.voice} checked={choice.voice} onChange={(voice) => choose({ voice })} />
      </div>
      <div className="flex flex-wrap gap-3">
        <Button kind="secondary" onPress={() => hear('good')}>
          {t.tryGood}
        </Button>
        <Button kind="secondary" onPress={() => hear('bad')}>
          {t.tryBad}
        </Button>
      </div>
    </Section>
  );
}
