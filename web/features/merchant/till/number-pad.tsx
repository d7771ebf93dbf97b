import { type SubmitEvent, useState } from 'react';
import { useText } from '../../../shared/i18n/texts';
import { Button } from '../../../shared/ui/button';
import { TextField } from '../../../shared/ui/text-field';
import { texts } from './number-pad.texts';

const KEYS = ['1', '2', '3', '4', '5', '6', '7', '8', '9'] as const;
/** Of a code on a phone, and of a paper slip. */
const LENGTHS = [8, 12];
const MOST = 12;

/** 12345678 -> 1234 5678: as it stands on the phone and on the slip. */
const inFours = (digits: string) => digits.replace(/(\d{4})(?=\d)/g, '$1 ');

/** Digits from a keyboard, also full-width ones. */
const digitsOf = (text: string) => text.normalize('NFKC').replace(/\D/g, '').slice(0, MOST);

/** The way without a camera: a finger, or the keys of a keyboard. */
export function NumberPad({ onDigits }: { onDigits: (digits: string) => void }) {
  const t = useText(texts);
  const [digits, setDigits] = useState('');
  const complete = LENGTHS.includes(digits.length);
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    if (complete) onDigits(digits);
  };
  const press = (key: string) => setDigits((before) => (before + key).slice(0, MOST));
  return (
    <form onSubmit={submit} className="flex flex-col gap-4">
      <div className="text-center [&_input]:text-center [&_input]:text-3xl [&_input]:font-bold [&_input]:tabular-nums">
        <TextField
          label={t.label}
          hint={t.hint}
          value={inFours(digits)}
          onChange={(text) => setDigits(digitsOf(text))}
          inputMode="none"
          autoComplete="off"
          autoFocus
        />
        <p className="sr-only" role="status">
          {t.count(digits.length)}
        </p>
      </div>
      <div role="group" aria-label={t.keys} className="grid grid-cols-3 gap-2">
        {KEYS.map((key) => (
          <Key key={key} onPress={() => press(key)}>
            {key}
          </Key>
        ))}
        <Key small onPress={() => setDigits('')}>
          {t.clear}
        </Key>
        <Key onPress={() => press('0')}>0</Key>
        <Key small onPress={() => setDigits((before) => before.slice(0, -1))}>
          {t.erase}
        </Key>
      </div>
      <Button type="submit" size="lg" wide isDisabled={!complete}>
        {t.take}
      </Button>
    </form>
  );
}

function Key({ small = false, onPress, children }: { small?: boolean; onPress: () => void; children: string }) {
  return (
    <button
      type="button"
      onClick={onPress}
      className={`min-h-16 cursor-pointer touch-manipulation rounded-12 border border-solid-gray-420 bg-white font-bold hover:bg-blue-50 active:bg-blue-100 ${small ? 'text-sm' : 'text-2xl tabular-nums'}`}
    >
      {children}
    </button>
  );
}
