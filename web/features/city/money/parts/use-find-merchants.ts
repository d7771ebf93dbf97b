import { useApi } from '../../../../shared/api/use-api';
import type { ComboboxItem } from '../../../../shared/ui/combobox-item';

const MOST = 20;

/** Merchants by their name, reading, corporate number, or the names of their shops. */
export function useFindMerchants() {
  const { http } = useApi();
  return async (words: string, signal: AbortSignal): Promise<ComboboxItem[]> => {
    const query = { limit: MOST, ...(words ? { q: words } : {}) };
    const { data, error } = await http.GET('/api/v1/merchants', { params: { query }, signal });
    if (error !== undefined) throw error;
    return data.items.map(({ id, name, areas }) => ({ id, label: name, ...(areas ? { hint: areas } : {}) }));
  };
}
