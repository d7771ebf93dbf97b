import { useId } from 'react';
import { useText } from '../../../shared/i18n/texts';
import { TextField } from '../../../shared/ui/text-field';
import { type CardName, cardNames, CardPicture } from './cards';
import { texts } from './give.texts';

export interface Written {
  card: CardName;
  message: string;
}

/** A picture, and words that are ready for it until one writes one's own. */
export function CardWriter({ value, onChange }: { value: Written; onChange: (value: Written) => void }) {
  const t = useText(texts);
  const name = useId();
  const own = !Object.values(t.ready).includes(value.message);
  return (
    <div className="flex flex-col gap-4">
      <fieldset>
        <legend className="mb-1.5 font-bold">{t.cards}</legend>
        <div className="grid grid-cols-3 gap-2">
          {cardNames.map((card) => (
            <label
              key={card}
              className="flex cursor-pointer flex-col overflow-hidden rounded-8 border-2 border-solid-gray-300 bg-white text-center text-sm has-checked:border-blue-900 has-checked:bg-blue-50 has-checked:font-bold has-focus-visible:outline-4 has-focus-visible:outline-offset-2 has-focus-visible:outline-black"
            >
              <input
                type="radio"
                name={name}
                className="sr-only"
                checked={value.card === card}
                onChange={() => onChange({ card, message: own ? value.message : t.ready[card] })}
              />
              <CardPicture card={card} small />
              <span className="py-1.5 leading-tight">{t.cardNames[card]}</span>
            </label>
          ))}
        </div>
      </fieldset>
      <TextField
        label={t.message}
        hint={t.messageHint}
        multiline
        rows={4}
        maxLength={500}
        value={value.message}
        onChange={(message) => onChange({ ...value, message })}
      />
    </div>
  );
}
