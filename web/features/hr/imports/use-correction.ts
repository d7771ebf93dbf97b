import { useMutation } from '@tanstack/react-query';
import { useApi } from '../../../shared/api/use-api';
import { nameIn } from '../../../shared/ui/download/file-name';
import { give } from '../../../shared/ui/download/save-file';
import { formOf } from './use-preview';

/** The rows that would be refused, as a file to be corrected and sent again. */
export function useCorrection() {
  const { http } = useApi();
  return useMutation<void, unknown, { file: File; format: 'csv' | 'xlsx' }>({
    mutationFn: async ({ file, format }) => {
      const { data, error, response } = await http.POST('/api/v1/imports/correction-file', {
        body: formOf(file, { format }) as never,
        parseAs: 'blob',
      });
      if (!data) throw error;
      give(data as unknown as Blob, nameIn(response.headers.get('Content-Disposition')) ?? `${file.name}.${format}`);
    },
  });
}
