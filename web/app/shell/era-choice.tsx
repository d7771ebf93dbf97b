import { useLanguage } from '../../shared/i18n/language';
import { useText } from '../../shared/i18n/texts';
import { RadioField } from '../../shared/ui/choice-field';
import { texts } from './shell.texts';

/** 2026年 or 令和8年. */
export function EraChoice() {
  const t = useText(texts);
  const { era, choose } = useLanguage();
  return (
    <RadioField
      label={t.era}
      value={era}
      onChange={(chosen) => choose({ era: chosen })}
      options={[
        { value: 'western', label: t.western },
        { value: 'japanese', label: t.japanese },
      ]}
    />
  );
}
