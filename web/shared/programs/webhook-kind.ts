import type { components } from '../api/schema';

export type WebhookKind = components['schemas']['WebhookView']['kinds'][number];
