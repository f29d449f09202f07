/** Soft and low, so that you hear them next to your own voice, and nobody in the next room does. */
const LOUDNESS = 0.08;
const NOTE_HZ = 392;
const END_HZ = 262;
const NOTE_SECONDS = 0.5;
const BETWEEN_SECONDS = 0.28;

export type Sounds = {
  readonly play: (notes: number | "end") => void;
  readonly close: () => void;
};

/**
 * Returns the clock's soft sounds, silent until the first key or click since the page was loaded.
 * `play` sounds this many notes, and the end is one lower note.
 */
export function openSounds(): Sounds {
  let context: AudioContext | undefined;
  const wake = () => {
    context ??= new AudioContext();
    void context.resume();
  };
  if (navigator.userActivation?.hasBeenActive) wake();
  window.addEventListener("keydown", wake);
  window.addEventListener("pointerdown", wake);
  return {
    play: (notes) => {
      if (context?.state !== "running") return;
      for (let index = 0; index < (notes === "end" ? 1 : notes); index += 1)
        strike(
          context,
          notes === "end" ? END_HZ : NOTE_HZ,
          context.currentTime + index * BETWEEN_SECONDS,
        );
    },
    close: () => {
      window.removeEventListener("keydown", wake);
      window.removeEventListener("pointerdown", wake);
      setTimeout(() => void context?.close(), NOTE_SECONDS * 1000);
    },
  };
}

/**
 * Plays one note that swells and fades, because a sine that starts or stops at once would click.
 */
function strike(context: AudioContext, hertz: number, at: number): void {
  const tone = new OscillatorNode(context, { frequency: hertz });
  const gain = new GainNode(context, { gain: 0 });
  gain.gain.setValueAtTime(0, at);
  gain.gain.linearRampToValueAtTime(LOUDNESS, at + 0.04);
  gain.gain.exponentialRampToValueAtTime(0.0001, at + NOTE_SECONDS);
  tone.connect(gain).connect(context.destination);
  tone.start(at);
  tone.stop(at + NOTE_SECONDS);
}
