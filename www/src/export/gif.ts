// A film as a GIF: one palette for all frames, and of each frame only what has changed. Works in small slices, so that
// the page stays alive, and ends when it is told to.

import { applyPalette, GIFEncoder, quantize } from "gifenc";

export type Film = {
	width: number;
	height: number;
	seconds: number;
	/** The picture after a share of the film, four bytes a pixel. */
	picture(share: number): Uint8ClampedArray;
};

export type Watch = {
	/** A frame of so many is done. */
	progress(done: number, all: number): void;
	signal: AbortSignal;
	/** Lets others work. */
	pause(): Promise<unknown>;
};

/** Fewer frames where more would be too large. */
const FRAMES = [80, 40, 20];
/** One colour is kept for “as before”. */
const MOST_COLORS = 255;

/** `null` if even few frames are larger than `most` bytes. */
export async function encodeGif(
	film: Film,
	most: number,
	watch: Watch,
): Promise<Uint8Array | null> {
	const palette = await paletteOf(film, watch);
	for (const frames of FRAMES) {
		const bytes = await encode(film, palette, frames, most, watch);
		if (bytes) return bytes;
	}
	return null;
}

/** The colours of the beginning, of the middle, and of the end; every second row has them too. */
async function paletteOf({ picture, width, height }: Film, { pause }: Watch): Promise<number[][]> {
	const [row, rows] = [4 * width, Math.ceil(height / 2)];
	const shares = [0, 0.5, 1];
	const samples = new Uint8ClampedArray(shares.length * rows * row);
	for (const [i, share] of shares.entries()) {
		const pixels = picture(share);
		for (let y = 0; y < rows; y++)
			samples.set(pixels.subarray(2 * y * row, (2 * y + 1) * row), (i * rows + y) * row);
		await pause();
	}
	const palette = quantize(samples, MOST_COLORS);
	await pause();
	return palette;
}

async function encode(
	film: Film,
	palette: number[][],
	frames: number,
	most: number,
	{ progress, signal, pause }: Watch,
): Promise<Uint8Array | null> {
	const { width, height, seconds, picture } = film;
	const gif = GIFEncoder();
	const same = palette.length;
	const whole = [...palette, [0, 0, 0]];
	let before: Uint8Array | null = null;
	for (let i = 0; i < frames; i++) {
		const now = applyPalette(picture(i / (frames - 1)), palette);
		const shown = before ? changed(now, before, same) : now;
		before = now;
		gif.writeFrame(shown, width, height, {
			...(i === 0 ? { palette: whole } : {}),
			delay: (1000 * seconds) / frames,
			transparent: i > 0,
			transparentIndex: same,
			// What was there stays.
			dispose: 1,
		});
		progress(i + 1, frames);
		await pause();
		signal.throwIfAborted();
		if (gif.bytesView().length > most) return null;
	}
	gif.finish();
	return gif.bytes();
}

const changed = (now: Uint8Array, before: Uint8Array, same: number) =>
	now.map((color, i) => (color === before[i] ? same : color));
