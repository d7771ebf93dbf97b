import { useMutation } from '@tanstack/react-query';
import { saveFile } from './save-file';

export interface WantedFile {
  address: string;
  /** What it is called where the service does not say. */
  name: string;
}

/** Fetching a file for the reader to keep: whether that is under way, and why it did not work. */
export function useDownload() {
  return useMutation<void, unknown, WantedFile>({ mutationFn: ({ address, name }) => saveFile(address, name) });
}
