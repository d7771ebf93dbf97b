import { Loading } from '../../shared/ui/loading';

/** While the first screens are fetched. */
export function Opening() {
  return (
    <main className="mx-auto max-w-2xl p-6">
      <Loading />
    </main>
  );
}
