import { useState } from 'react';
import { useCommand } from '../../../shared/api/use-command';
import { useText } from '../../../shared/i18n/texts';
import { useCity } from '../../../shared/session/use-me';
import { Button } from '../../../shared/ui/button';
import { CheckField } from '../../../shared/ui/choice-field';
import { Dialog } from '../../../shared/ui/dialog';
import { fieldError, ProblemNotice } from '../../../shared/ui/problem-notice';
import { TextField } from '../../../shared/ui/text-field';
import { useToast } from '../../../shared/ui/toast';
import type { Setting } from './signal-setting';
import { texts } from './signal-settings.texts';
import { texts as figures } from './signal-figures.texts';
import { words } from './signal-words';

/** Whether and from how much on one kind is looked for, from a day on. */
export function SettingDialog({ setting, onClose }: { setting: Setting; onClose: () => void }) {
  const t = useText(texts);
  const w = useText(words);
  const labels: Readonly<Record<string, string>> = useText(figures).thresholds;
  const { say } = useToast();
  const { data: city } = useCity();
  const [watched, setWatched] = useState(setting.watched);
  const [limits, setLimits] = useState(() =>
    Object.fromEntries(Object.entries(setting.thresholds).map(([key, value]) => [key, String(value)])),
  );
  const [from, setFrom] = useState<string>();
  const set = useCommand('put', '/api/v1/signals/settings/{kind}', {
    onDone: () => {
      onClose();
      say(t.saved);
    },
  });
  const validFrom = from ?? city?.today ?? '';
  const isWrong = (key: string) => !/^\d{1,9}$/.test(limits[key] ?? '');
  const wrong = Object.keys(limits).some(isWrong);
  return (
    <Dialog title={t.changeOf(w.kinds[setting.kind])} open onClose={onClose} firm>
      <form
        noValidate
        className="flex flex-col gap-4"
        onSubmit={(event) => {
          event.preventDefault();
          if (wrong || validFrom === '') return;
          const thresholds = Object.fromEntries(Object.entries(limits).map(([key, value]) => [key, Number(value)]));
          set.mutate({ params: { path: { kind: setting.kind } }, body: { watched, thresholds, validFrom } });
        }}
      >
        <CheckField label={t.look} checked={watched} onChange={setWatched} />
        {Object.keys(limits).map((key) => (
          <TextField
            key={key}
            label={labels[key] ?? key}
            inputMode="numeric"
            value={limits[key] ?? ''}
            onChange={(value) => setLimits({ ...limits, [key]: value })}
            error={isWrong(key) ? t.whole : undefined}
          />
        ))}
        <TextField
          label={t.from}
          hint={t.fromHint}
          type="date"
          min={city?.today ?? ''}
          value={validFrom}
          onChange={setFrom}
          error={fieldError(set.error, 'validFrom')}
        />
        <ProblemNotice error={set.error} />
        <div className="flex flex-col-reverse gap-3 sm:flex-row sm:justify-end">
          <Button kind="secondary" onPress={onClose} isDisabled={set.isPending}>
            {t.cancel}
          </Button>
          <Button type="submit" busy={set.isPending}>
            {t.save}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
