// Where a number lies along an axis, and which numbers are written there.

import { exact, figure, powerOfTen } from "../../i18n/format";
import { textWidth } from "./pen";
import { type Along, isThere } from "./types";

export type Range = readonly [low: number, high: number];
export type Tick = { at: number; words: string };
export type Scale = {
	/** Pixels; not finite where the axis has no place for the number. */
	place(value: number): number;
	ticks: Tick[];
};

/** Numbers of 32 bits that differ by less are the same but for rounding, which nobody wants to see as a curve. */
const NOISE = 5e-7;

/** From the smallest to the largest of what can be drawn, and never nothing. */
export function range(values: Iterable<number | null>, log: boolean): Range {
	let [low, high] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
	for (const value of values) {
		if (!isThere(value) || (log && value <= 0)) continue;
		low = Math.min(low, value);
		high = Math.max(high, value);
	}
	if (low > high) return log ? [1, 10] : [0, 1];
	if (high - low > NOISE * Math.max(Math.abs(low), Math.abs(high))) return [low, high];
	if (low === 0) return [0, 1];
	const around = Math.abs(low);
	return log ? [low / 2, low * 2] : [low - around / 2, low + around / 2];
}

/** A little more on both sides. */
export function padded([low, high]: Range, { log }: Along, share = 0.05): Range {
	if (log) {
		const factor = (high / low) ** share;
		return [low / factor, high * factor];
	}
	return [low - share * (high - low), high + share * (high - low)];
}

/** `from` and `to` are the pixels of both ends; ticks are at least `apart` pixels from each other. */
export function scale(
	[low, high]: Range,
	{ log, whole = false }: Along,
	from: number,
	to: number,
	apart: number,
): Scale {
	const along = log ? Math.log10 : (value: number) => value;
	const [first, last] = [along(low), along(high)];
	const place = (value: number) =>
		log && value <= 0 ? Number.NaN : from + ((along(value) - first) / (last - first)) * (to - from);
	const wanted = Math.max(2, Math.floor(Math.abs(to - from) / apart));
	const ticks = log ? logTicks(low, high, wanted) : linearTicks(low, high, wanted);
	return { place, ticks: whole ? ticks.filter(({ at }) => Number.isInteger(at)) : ticks };
}

/** The axis of such numbers. Where all of some line are whole, and not only 0 and 1 as shares may be, they count something. */
export function counting(along: Along, lines: (number | null)[][]): Along {
	const some = lines.map((values) => values.filter(isThere)).filter(({ length }) => length > 0);
	const whole = some.filter((values) => values.every(Number.isInteger));
	const large = whole.some((values) => values.some((value) => Math.abs(value) > 1));
	return { ...along, whole: large || (some.length > 0 && whole.length === some.length) };
}

const inside = (low: number, high: number) => (value: number) => value >= low && value <= high;

function linearTicks(low: number, high: number, wanted: number): Tick[] {
	// One number alone would be no scale.
	const steps = [1, 2, 4].map((finer) => roundUp((high - low) / (finer * wanted)));
	const many = (step: number) => Math.floor(high / step + 1e-9) > Math.ceil(low / step - 1e-9);
	const step = steps.find(many) ?? (steps[0] as number);
	const first = Math.ceil(low / step - 1e-9);
	const n = Math.floor(high / step + 1e-9) - first + 1;
	// No rounding error of a step makes −0 or 0.30000000000000004.
	return Array.from({ length: Math.max(0, n) }, (_, i) => {
		const at = Number(((first + i) * step).toPrecision(12)) + 0;
		return { at, words: plain(at) };
	});
}

/** 1, 2 or 5 times a power of ten, at least as large. */
function roundUp(least: number): number {
	const power = 10 ** Math.floor(Math.log10(least));
	return power * ([1, 2, 5, 10].find((factor) => factor * power >= least * (1 - 1e-9)) ?? 10);
}

/** Powers of ten, every second or third where there are many, 2 and 5 where there are few. */
function logTicks(low: number, high: number, wanted: number): Tick[] {
	const [first, last] = [Math.floor(Math.log10(low)), Math.ceil(Math.log10(high))];
	const powers = Array.from({ length: last - first + 1 }, (_, i) => first + i);
	const some = powers.filter(inside(Math.log10(low) - 1e-9, Math.log10(high) + 1e-9));
	const every = Math.ceil(some.length / wanted);
	if (some.length > 2 || every > 1)
		return some.filter((power) => power % every === 0).map((power) => tick(10 ** power));
	const finer = [[1, 2, 5], [1, 3], [1]].map((factors) =>
		powers.flatMap((power) => factors.map((factor) => factor * 10 ** power)),
	);
	const within = finer.map((all) => all.filter(inside(low, high)));
	const fits = within.find(({ length }) => length > 1 && length <= wanted + 1);
	if (fits) return fits.map(tick);
	return some.length > 1 ? some.map((power) => tick(10 ** power)) : linearTicks(low, high, wanted);
}

/** Powers of ten as such where they are long; every digit of a round number otherwise. */
function tick(at: number): Tick {
	const power = Math.round(Math.log10(at));
	const whole = Math.abs(at / 10 ** power - 1) < 1e-9;
	const long = at < 0.01 || at >= 10_000;
	return { at, words: whole && long ? powerOfTen(power) : plain(Number(at.toPrecision(12))) };
}

const plain = (at: number) =>
	at !== 0 && (Math.abs(at) < 1e-3 || Math.abs(at) >= 1e7)
		? figure(at)
		: exact(at).replace("-", "−");

/** Which of some names there is room for, in `room` pixels: round ones if they count, else every so many. */
export function named(names: string[], room: number, apart?: number): number[] {
	const widest = apart ?? Math.max(0, ...names.map(textWidth)) + 8;
	const least = (widest * names.length) / Math.max(1, room);
	const step = least <= 1 ? 1 : roundUp(least);
	const first = Number(names[0]);
	const counted = Number.isInteger(first) && names.every((name, i) => Number(name) === first + i);
	return names.flatMap((_, i) => ((counted ? first + i : i) % step === 0 ? [i] : []));
}
