// Plays a melody. One at a time, and only after a press: browsers give no sound before, and nobody wants any.

import { type Note, SECONDS } from "./melody";

const LOUDNESS = { test: 0.16, train: 0.05 };
const FADE_S = 0.03;
const TICK_MS = 50;

export type Player = { stop(): void };

/** `moved` hears the step that sounds, `ended` that it is over, by itself or by `stop`. */
export function play(notes: Note[], moved: (step: number) => void, ended: () => void): Player {
	const context = new AudioContext();
	const begin = context.currentTime + FADE_S;
	voice(context, notes, "test", "triangle", begin);
	voice(context, notes, "train", "sine", begin);
	const timer = setInterval(() => {
		const now = context.currentTime - begin;
		if (now > SECONDS + FADE_S) return stop();
		const note = notes.findLast(({ at }) => at <= now);
		if (note) moved(note.step);
	}, TICK_MS);
	function stop() {
		if (context.state === "closed") return;
		clearInterval(timer);
		context.close();
		ended();
	}
	return { stop };
}

function voice(
	context: AudioContext,
	notes: Note[],
	part: "train" | "test",
	type: OscillatorType,
	begin: number,
) {
	const [tone, volume] = [context.createOscillator(), context.createGain()];
	tone.type = type;
	volume.gain.setValueAtTime(0, begin);
	volume.gain.linearRampToValueAtTime(LOUDNESS[part], begin + FADE_S);
	volume.gain.setValueAtTime(LOUDNESS[part], begin + SECONDS - FADE_S);
	volume.gain.linearRampToValueAtTime(0, begin + SECONDS);
	tone.frequency.setValueAtTime(notes[0]?.[part] ?? 0, begin);
	for (const note of notes) tone.frequency.linearRampToValueAtTime(note[part], begin + note.at);
	tone.connect(volume).connect(context.destination);
	tone.start(begin);
	tone.stop(begin + SECONDS);
}
