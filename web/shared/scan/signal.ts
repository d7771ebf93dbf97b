/** A tone of a signal: its height, when it begins and how long it lasts. */
interface Tone {
  hertz: number;
  atMs: number;
  forMs: number;
  shape: OscillatorType;
}

interface Signal {
  tones: readonly Tone[];
  /** On, off, on ... */
  vibrationMs: readonly number[];
}

/** Told apart across a counter without looking: two rising bells, or two low buzzes. */
const SIGNALS = {
  success: {
    tones: [
      { hertz: 880, atMs: 0, forMs: 140, shape: 'sine' },
      { hertz: 1318.5, atMs: 140, forMs: 260, shape: 'sine' },
    ],
    vibrationMs: [80],
  },
  failure: {
    tones: [
      { hertz: 220, atMs: 0, forMs: 180, shape: 'square' },
      { hertz: 196, atMs: 260, forMs: 320, shape: 'square' },
    ],
    vibrationMs: [200, 80, 200],
  },
} satisfies Record<string, Signal>;

const LOUDNESS = 0.3;
const FADE_S = 0.02;

let audio: AudioContext | undefined;

/** To be called while something is being pressed: browsers let a page sound only after that. */
export function allowSound(): void {
  if (!('AudioContext' in globalThis)) return;
  audio ??= new AudioContext();
  if (audio.state === 'suspended') void audio.resume();
}

/** Says by sound and vibration how something ended. What it means always stands on the screen as well. */
export function signal(kind: keyof typeof SIGNALS): void {
  const { tones, vibrationMs } = SIGNALS[kind];
  if ('vibrate' in navigator) navigator.vibrate([...vibrationMs]);
  if (audio?.state !== 'running') return;
  for (const tone of tones) sound(audio, tone);
}

function sound(context: AudioContext, { hertz, atMs, forMs, shape }: Tone): void {
  const from = context.currentTime + atMs / 1_000;
  const until = from + forMs / 1_000;
  const tone = new OscillatorNode(context, { type: shape, frequency: hertz });
  const volume = new GainNode(context, { gain: 0 });
  // Begun and ended at once it would crack.
  volume.gain.setValueAtTime(0, from);
  volume.gain.linearRampToValueAtTime(LOUDNESS, from + FADE_S);
  volume.gain.setValueAtTime(LOUDNESS, until - FADE_S);
  volume.gain.linearRampToValueAtTime(0, until);
  tone.connect(volume).connect(context.destination);
  tone.start(from);
  tone.stop(until);
}
