import { useApi } from '../../../../shared/api/use-api';
import type { ComboboxItem } from '../../../../shared/ui/combobox-item';

const MOST = 20;

/** Employers by their name, reading or corporate number. */
export function useFindEmployers() {
  const { http } = useApi();
  return async (words: string, signal: AbortSignal): Promise<ComboboxItem[]> => {
    const query = { limit: MOST, ...(words ? { q: words } : {}) };
    const { data, error } = await http.GET('/api/v1/employers', { params: { query }, signal });
    if (error !== undefined) throw error;
    return data.items.map(({ id, name, corporateNumber }) => ({ id, label: name, hint: corporateNumber }));
  };
}
