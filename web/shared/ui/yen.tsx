import { useFormat } from '../format/format';

export function Yen({ amount }: { amount: number }) {
  return <span className="whitespace-nowrap tabular-nums">{useFormat().yen(amount)}</span>;
}
