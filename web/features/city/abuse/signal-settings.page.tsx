import { useState } from 'react';
import { useApi } from '../../../shared/api/use-api';
import { useFormat } from '../../../shared/format/format';
import { useText } from '../../../shared/i18n/texts';
import { usePermissions } from '../../../shared/session/use-me';
import { Button } from '../../../shared/ui/button';
import { Loaded } from '../../../shared/ui/loaded';
import { Page } from '../../../shared/ui/page';
import { StatusTag } from '../../../shared/ui/status-tag';
import { useCityPath } from '../parts/use-city-path';
import { SettingDialog } from './setting-dialog';
import { limitsOf } from './signal-figures';
import type { Setting } from './signal-setting';
import { texts } from './signal-settings.texts';
import { texts as figures } from './signal-figures.texts';
import { words } from './signal-words';

export function SignalSettingsPage() {
  const t = useText(texts);
  const w = useText(words);
  const f = useText(figures);
  const { number, yen, day } = useFormat();
  const may = usePermissions();
  const path = useCityPath();
  const [open, setOpen] = useState<Setting>();
  const read = useApi().useQuery('get', '/api/v1/signals/settings');
  return (
    <Page title={t.title} lead={t.lead} back={{ to: path('signals'), label: t.back }}>
      <Loaded of={read} lines={8}>
        {(settings) => (
          <ul className="flex flex-col gap-4">
            {settings.map((setting) => (
              <li key={setting.kind} className="flex flex-col gap-2 rounded-12 border border-solid-gray-300 p-4 sm:p-6">
                <div className="flex flex-wrap items-center justify-between gap-3">
                  <h2 className="text-lg font-bold">{w.kinds[setting.kind]}</h2>
                  <span className="flex flex-wrap items-center gap-3">
                    <StatusTag tone={setting.watched ? 'good' : 'neutral'}>
                      {setting.watched ? t.watched : t.notWatched}
                    </StatusTag>
                    {may('signal_settings.write') && (
                      <Button
                        kind="secondary"
                        size="sm"
                        aria-label={t.changeOf(w.kinds[setting.kind])}
                        onPress={() => setOpen(setting)}
                      >
                        {t.change}
                      </Button>
                    )}
                  </span>
                </div>
                <p className="text-solid-gray-800">{w.why[setting.kind]}</p>
                <p className="flex flex-wrap gap-x-6 gap-y-1 tabular-nums">
                  {limitsOf({ thresholds: setting.thresholds }, { number, yen, words: f }).map(({ label, value }) => (
                    <span key={label}>
                      {label}：<span className="font-bold">{value}</span>
                    </span>
                  ))}
                  <span className="text-solid-gray-700">
                    {setting.validFrom ? t.since(day(setting.validFrom)) : t.standard}
                  </span>
                </p>
              </li>
            ))}
          </ul>
        )}
      </Loaded>
      {open && <SettingDialog setting={open} onClose={() => setOpen(undefined)} />}
    </Page>
  );
}
