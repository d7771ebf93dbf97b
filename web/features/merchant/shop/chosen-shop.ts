/** Which shop this device stands in, for an owner of several; known also where there is no line. */
export interface ChosenShop {
  id: string;
  name: string;
}

const keptAs = (grantId: string) => `sankyu-shop:${grantId}`;

export function readChosenShop(grantId: string): ChosenShop | undefined {
  try {
    const kept = JSON.parse(localStorage.getItem(keptAs(grantId)) ?? 'null') as ChosenShop | null;
    return typeof kept?.id === 'string' && typeof kept.name === 'string' ? kept : undefined;
  } catch {
    return undefined;
  }
}

export function keepChosenShop(grantId: string, { id, name }: ChosenShop): void {
  localStorage.setItem(keptAs(grantId), JSON.stringify({ id, name }));
}
