import { useParams } from 'react-router';

/** The address of this workplace, below which all of its screens stand. */
export function useHome(): string {
  const { grantId = '' } = useParams();
  return `/employee/${grantId}`;
}
