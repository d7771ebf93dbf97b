import { DomainError } from '../domain/domain-error.js';

export const taskGivenUp = (attempts: number) =>
  new DomainError({
    kind: 'refused',
    code: 'task_given_up',
    ja: `${attempts} 回試みましたが、サービスの中の問題で終わりませんでした。もう一度依頼するか、管理者にお知らせください。`,
    en: `It failed ${attempts} times inside the service. Ask for it again, or tell whoever runs the service.`,
    details: { attempts },
  });

export const taskLost = () =>
  new DomainError({
    kind: 'busy',
    code: 'task_lost',
    ja: 'この作業は別のプロセスが引き継ぎました。',
    en: 'Another process has taken this task over.',
  });

export const taskBusy = () =>
  new DomainError({
    kind: 'busy',
    code: 'task_ending',
    ja: '同じ作業がちょうど終わるところです。もう一度お試しください。',
    en: 'The same task is just ending. Send the request again.',
  });

export const tooManyTaskStreams = () =>
  new DomainError({
    kind: 'busy',
    code: 'too_many_task_streams',
    ja: '進み具合を見ている画面が多すぎます。ほかの画面を閉じるか、少し待ってからお試しください。',
    en: 'Too many streams of tasks are open. Close others, or try again in a moment.',
    details: { retryAfterSeconds: 5 },
  });
