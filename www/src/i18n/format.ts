// Numbers as a reader of the page's language expects them.

import { choose, locale } from "./language";

const plain = new Intl.NumberFormat(locale, { maximumSignificantDigits: 15 });
const whole = new Intl.NumberFormat(locale, { maximumFractionDigits: 0 });
const oneDigit = new Intl.NumberFormat(locale, {
	minimumFractionDigits: 1,
	maximumFractionDigits: 1,
});
const threeFigures = new Intl.NumberFormat(locale, {
	minimumSignificantDigits: 3,
	maximumSignificantDigits: 3,
});
const twoFigures = new Intl.NumberFormat(locale, { maximumSignificantDigits: 2 });

const words = choose({
	en: { underOne: "under 1", days: "days", of: "of", unpacked: "unpacked" },
	de: { underOne: "unter 1", days: "Tage", of: "von", unpacked: "entpackt" },
	es: { underOne: "<1", days: "días", of: "de", unpacked: "descomprimido" },
});

/** A number and its unit stay on one line. */
const unit = (number: string, name: string) => `${number}\u00a0${name}`;

export const count = (n: number) => whole.format(n);
export const exact = (n: number) => plain.format(n);
export const ratio = (n: number) => (n >= 10 ? whole.format(n) : twoFigures.format(n));

/** A share as per cent. It is never rounded up to 100 nor down to 0: 99.97 % is not "all". */
export function percent(share: number): string {
	return unit(oneDigit.format(honest(share, 1000) / 10), "%");
}

/** The same without decimals, for sentences. */
export function roundPercent(share: number): string {
	if (share > 0 && share < 0.01) return unit(words.underOne, "%");
	return unit(whole.format(honest(share, 100)), "%");
}

/** The share in units of 1/of, rounded, but neither to nothing nor to all unless it is. */
function honest(share: number, of: number): number {
	if (share <= 0 || share >= 1) return share * of;
	return Math.min(of - 1, Math.max(1, Math.round(share * of)));
}

export function nats(loss: number): string {
	if (!Number.isFinite(loss)) return String(loss);
	return loss !== 0 && Math.abs(loss) < 0.01 ? scientific(loss) : threeFigures.format(loss);
}

/** 0.00083 is 8.3·10⁻⁴. */
function scientific(value: number): string {
	const [digits = "", power = "0"] = value.toExponential(1).split("e");
	return `${oneDigit.format(Number(digits))}·${powerOfTen(Number(power))}`;
}

export function powerOfTen(power: number): string {
	const raised = [...String(Math.abs(power))].map((digit) => "⁰¹²³⁴⁵⁶⁷⁸⁹"[Number(digit)]);
	return `10${power < 0 ? "⁻" : ""}${raised.join("")}`;
}

export function perSecond(speed: number): string {
	return speed >= 100 ? whole.format(speed) : oneDigit.format(speed);
}

export function milliseconds(ms: number): string {
	return unit(ms >= 100 ? whole.format(ms) : twoFigures.format(ms), "ms");
}

export const megabytes = (bytes: number) => unit(oneDigit.format(bytes / 1e6), "MB");

/** "0.3 of 1.9 MB, unpacked"; without a whole that is known, or that has turned out too small, what there is. */
export function arrived({ bytes, of }: { bytes: number; of: number }): string {
	const some = oneDigit.format(bytes / 1e6);
	const all = bytes <= of ? `${some} ${words.of} ${megabytes(of)}` : megabytes(bytes);
	return `${all}, ${words.unpacked}`;
}

export function duration(ms: number): string {
	const seconds = ms / 1000;
	if (seconds < 60) return unit(oneDigit.format(Math.floor(seconds * 10) / 10), "s");
	const minutes = Math.floor(seconds / 60);
	return `${minutes} min ${String(Math.floor(seconds % 60)).padStart(2, "0")} s`;
}

/** A guess, so that it looks like one: 9 s, 40 s, 2 min, an hour and a half is 90 min. */
export function roughly(ms: number): string {
	const seconds = ms / 1000;
	if (seconds < 10) return unit(whole.format(Math.max(1, seconds)), "s");
	if (seconds < 100) return unit(whole.format(Math.round(seconds / 5) * 5), "s");
	if (seconds < 2 * 3600) return unit(whole.format(seconds / 60), "min");
	if (seconds < 48 * 3600) return unit(whole.format(seconds / 3600), "h");
	return unit(whole.format(seconds / 86_400), words.days);
}

const atMostThree = new Intl.NumberFormat(locale, { maximumSignificantDigits: 3 });

/** Three figures of any number, a dash where there is none: 0.123, 1,234, 1.2·10⁻⁵. */
export function figure(n: number | null): string {
	if (n === null || !Number.isFinite(n)) return "–";
	const size = Math.abs(n);
	if (size >= 1e7 || (size > 0 && size < 1e-3)) return signed(n, scientific(size));
	return signed(
		n,
		Number.isInteger(n) || size >= 1000 ? whole.format(size) : atMostThree.format(size),
	);
}

/** With a minus that is as wide as a digit. */
const signed = (n: number, size: string) => (n < 0 ? `−${size}` : size);

/** Numbers as a program writes them, "-0.6" and "4.2e-8", as print has them. */
export const typeset = (words: string) =>
	words
		.replace(/(\d)e(-?\d+)\b/g, (_, digit: string, power: string) =>
			Number(power) === 0 ? digit : `${digit}·${powerOfTen(Number(power))}`,
		)
		.replace(/(?<![\w.])-(?=\d)/g, "−");
