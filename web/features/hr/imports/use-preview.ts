import { useMutation } from '@tanstack/react-query';
import type { components } from '../../../shared/api/schema';
import { useApi } from '../../../shared/api/use-api';

export type PreviewFile = components['schemas']['ImportedFileView'];
export type PreviewRow = components['schemas']['ImportedRowView'];

/** A chosen file with what the service says of it. */
export interface Preview {
  file: File;
  read: PreviewFile;
}

/** The form in which a file is sent. */
export function formOf(file: File, fields: Record<string, string> = {}): FormData {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.set(name, value);
  form.append('files', file);
  return form;
}

/** What would happen to every row of a file. Nothing is changed by asking. */
export function usePreview() {
  const { http } = useApi();
  return useMutation<Preview, unknown, File>({
    mutationFn: async (file) => {
      const { data, error } = await http.POST('/api/v1/imports/preview', { body: formOf(file) as never });
      const [read] = data?.files ?? [];
      if (!read) throw error;
      return { file, read };
    },
  });
}

/** Whether the file as a whole was refused: not a row of it could be read. */
export function isWrongFile({ read }: Preview): boolean {
  const [only, ...others] = read.rows;
  return (
    only !== undefined &&
    others.length === 0 &&
    only.outcome === 'refused' &&
    (only.code === 'bad_columns' || only.code === 'bad_encoding') &&
    JSON.stringify(only.cells ?? []) === JSON.stringify(read.header ?? [])
  );
}
