/** Somebody hands a coupon to somebody. It says nothing that the words beside it do not say. */
export function ThanksPicture() {
  return (
    <svg viewBox="0 0 480 360" aria-hidden="true" className="h-auto w-full">
      <ellipse cx="240" cy="322" rx="212" ry="24" className="fill-brand-100" />
      <circle cx="240" cy="168" r="146" className="fill-white" />
      <Leaf at="translate(52 300)" />
      <Leaf at="translate(432 300) scale(-1 1)" />
      <Parent />
      <Coworker />
      <Note at="translate(240 206) rotate(-6)" scale={1} />
      <Note at="translate(96 86) rotate(-18)" scale={0.56} />
      <Note at="translate(392 74) rotate(14)" scale={0.5} />
      <Heart at="translate(240 84)" size={1.5} />
      <Heart at="translate(192 56)" size={0.7} />
      <Heart at="translate(292 48)" size={0.85} />
    </svg>
  );
}

/** With a small child on the back. */
function Parent() {
  return (
    <g>
      <circle cx="92" cy="188" r="24" fill="#f6cfae" />
      <path d="M68 188a24 24 0 0 1 44-13c-12 6-30 6-44 13Z" fill="#6b4a3a" />
      <path d="M66 320c0-60 4-104 34-108 18-2 26 14 26 36v72Z" className="fill-yellow-300" />
      <path d="M92 320c0-74 14-112 62-112 40 0 54 34 58 112Z" className="fill-blue-700" />
      <path d="M184 236c18 8 28 6 44-14" fill="none" stroke="#1f4fd0" strokeWidth="24" strokeLinecap="round" />
      <circle cx="231" cy="219" r="13" fill="#f6cfae" />
      <circle cx="152" cy="162" r="42" fill="#f6cfae" />
      <path d="M108 168c-6-40 18-60 48-58 30 2 46 26 38 50-20-2-40-12-52-26-4 18-16 30-34 34Z" fill="#3d2b23" />
      <circle cx="112" cy="132" r="17" fill="#3d2b23" />
      <Face at="translate(164 164)" />
    </g>
  );
}

function Coworker() {
  return (
    <g>
      <path d="M272 320c4-78 20-112 60-112 46 0 62 38 64 112Z" className="fill-brand-600" />
      <path d="M300 240c-20 6-30 0-44-22" fill="none" stroke="#a83f1e" strokeWidth="24" strokeLinecap="round" />
      <circle cx="252" cy="215" r="13" fill="#e9b48d" />
      <circle cx="332" cy="162" r="42" fill="#e9b48d" />
      <path d="M290 158c0-34 20-50 44-50 28 0 44 22 42 54-8-4-14-14-16-26-16 14-44 22-70 22Z" fill="#26211f" />
      <Face at="translate(318 166)" />
    </g>
  );
}

function Face({ at }: { at: string }) {
  return (
    <g transform={at} fill="none" stroke="#3d2b23" strokeWidth="3.5" strokeLinecap="round">
      <path d="M-15-3q5-6 10 0M7-3q5-6 10 0M-8 13q9 9 18 0" />
    </g>
  );
}

function Note({ at, scale }: { at: string; scale: number }) {
  return (
    <g transform={`${at} scale(${scale})`}>
      <rect x="-62" y="-36" width="124" height="72" rx="9" className="fill-white stroke-brand-600" strokeWidth="4" />
      <rect x="-51" y="-25" width="102" height="50" rx="5" className="fill-brand-50" />
      <path d="M28-36v72" className="stroke-brand-600" strokeWidth="2.5" strokeDasharray="5 5" />
      <Heart at="translate(45 0)" size={0.55} />
      <text x="-12" y="9" textAnchor="middle" fontSize="26" fontWeight="700" className="fill-brand-700">
        1,000
      </text>
    </g>
  );
}

function Heart({ at, size }: { at: string; size: number }) {
  return (
    <path
      transform={`${at} scale(${size})`}
      d="M0 14C-20 1-22-9-17-15-12-20-4-19 0-11 4-19 12-20 17-15 22-9 20 1 0 14Z"
      className="fill-brand-600"
    />
  );
}

function Leaf({ at }: { at: string }) {
  return (
    <g transform={at} className="fill-green-200">
      <path d="M0 24C-4-6-22-22-34-24c-2 20 8 40 34 48Z" />
      <path d="M0 24C2-16 16-34 30-38c6 24-4 52-30 62Z" />
    </g>
  );
}
