import type { components } from '../../../shared/api/schema';

export type Setting = components['schemas']['SignalSettingView'];
