import { useLanguage } from '../../shared/i18n/language';
import { useText } from '../../shared/i18n/texts';
import { Button } from '../../shared/ui/button';
import { texts } from './shell.texts';

/** The other language, named in itself. */
export function LanguageChoice() {
  const t = useText(texts);
  const { language, choose } = useLanguage();
  const other = language === 'ja' ? 'en' : 'ja';
  return (
    <Button kind="plain" size="sm" onPress={() => choose({ language: other })}>
      <span lang={other}>{t.languageNow}</span>
    </Button>
  );
}
