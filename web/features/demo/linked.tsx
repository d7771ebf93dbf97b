import { TextLink } from '../../shared/ui/link';

/** A letter's text with its addresses as links. Those of this service are opened here, wherever here is. */
export function Linked({ text }: { text: string }) {
  return text.split(/(https?:\/\/\S+)/).map((part, place) => {
    if (!URL.canParse(part) || place % 2 === 0) return part;
    const { pathname, search, hash } = new URL(part);
    return (
      <TextLink key={place} href={`${pathname}${search}${hash}`}>
        {part}
      </TextLink>
    );
  });
}
