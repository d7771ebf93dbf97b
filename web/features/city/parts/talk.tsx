export interface TalkMessage {
  key: string;
  /** Of the city, or of the other side. */
  ours: boolean;
  who: string;
  at: string;
  words: string;
}

/** What two sides wrote to each other, the oldest first. */
export function Talk({ messages, empty }: { messages: readonly TalkMessage[]; empty: string }) {
  if (messages.length === 0) return <p className="text-solid-gray-700">{empty}</p>;
  return (
    <ol className="flex flex-col gap-3">
      {messages.map(({ key, ours, who, at, words }) => (
        <li
          key={key}
          className={`flex max-w-2xl flex-col gap-1 rounded-12 border p-4 ${ours ? 'ml-8 self-end border-transparent bg-blue-50' : 'mr-8 border-solid-gray-300 bg-white'}`}
        >
          <p className="flex flex-wrap gap-x-3 text-sm text-solid-gray-800">
            <span className="font-bold">{who}</span>
            <span>{at}</span>
          </p>
          <p className="whitespace-pre-wrap">{words}</p>
        </li>
      ))}
    </ol>
  );
}
