/** What can be heard and felt across the counter; the same always stands on the screen in words. */
const KEPT = 'sankyu-till-sound';

type Tone = [hertz: number, fromSeconds: number, seconds: number];

const TONES: Record<'good' | 'bad', Tone[]> = {
  good: [
    [880, 0, 0.14],
    [1_319, 0.15, 0.28],
  ],
  bad: [
    [233, 0, 0.25],
    [185, 0.28, 0.4],
  ],
};
const SHAKES: Record<'good' | 'bad', number[]> = { good: [120], bad: [200, 100, 200, 100, 200] };

let audio: AudioContext | undefined;

export interface SoundChoice {
  tones: boolean;
  voice: boolean;
}

export function soundChoice(): SoundChoice {
  try {
    return { tones: true, voice: true, ...(JSON.parse(localStorage.getItem(KEPT) ?? '{}') as Partial<SoundChoice>) };
  } catch {
    return { tones: true, voice: true };
  }
}

export function keepSoundChoice(choice: SoundChoice): void {
  localStorage.setItem(KEPT, JSON.stringify(choice));
}

/** Browsers let a page sound only after somebody has touched it; so this is called when a payment is begun. */
export function wakeSound(): void {
  audio ??= new AudioContext();
  if (audio.state === 'suspended') void audio.resume().catch(() => undefined);
}

/** Sounds, shakes, and says it aloud where the device has a voice of that language. */
export function signal(how: 'good' | 'bad', words: string, language: string): void {
  const { tones, voice } = soundChoice();
  navigator.vibrate?.(SHAKES[how]);
  if (tones) TONES[how].forEach(sound);
  if (!voice || !('speechSynthesis' in window)) return;
  const said = new SpeechSynthesisUtterance(words);
  said.lang = language === 'ja' ? 'ja-JP' : 'en-GB';
  speechSynthesis.cancel();
  speechSynthesis.speak(said);
}

function sound([hertz, from, seconds]: Tone): void {
  if (audio?.state !== 'running') return;
  const begin = audio.currentTime + from;
  const loudness = audio.createGain();
  loudness.gain.setValueAtTime(0.0001, begin);
  loudness.gain.exponentialRampToValueAtTime(0.5, begin + 0.02);
  loudness.gain.exponentialRampToValueAtTime(0.0001, begin + seconds);
  const tone = audio.createOscillator();
  tone.frequency.value = hertz;
  tone.connect(loudness).connect(audio.destination);
  tone.start(begin);
  tone.stop(begin + seconds);
}
