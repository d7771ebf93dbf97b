const KEPT = 'sankyu-bad-rows-left';

/** Rows of this upload that nobody will correct are not mentioned again on this device. */
export function dismiss(taskId: string): void {
  localStorage.setItem(KEPT, taskId);
}

/** Only the newest upload is ever mentioned, so one is enough to remember. */
export function isDismissed(taskId: string): boolean {
  return localStorage.getItem(KEPT) === taskId;
}
