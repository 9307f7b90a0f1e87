// A PNG of few pixels without a canvas, for heat maps inside an SVG. Nothing is compressed: its deflate blocks are stored
// ones (RFC 1951, 3.2.4), for a picture has a pixel a cell.

import type { Bitmap } from "./pen";

const SIGNATURE = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];
/** Eight bits a channel, red, green, blue and opacity. */
const FORMAT = [8, 6, 0, 0, 0];
const LONGEST_BLOCK = 65535;

export function png({ columns, rows, bytes }: Bitmap): Uint8Array {
	const lines = new Uint8Array(rows * (1 + 4 * columns));
	for (let row = 0; row < rows; row++) {
		const line = bytes.subarray(4 * columns * row, 4 * columns * (row + 1));
		lines.set(line, row * (1 + 4 * columns) + 1);
	}
	return Uint8Array.from([
		...SIGNATURE,
		...chunk("IHDR", [...big(columns), ...big(rows), ...FORMAT]),
		...chunk("IDAT", zlib(lines)),
		...chunk("IEND", []),
	]);
}

const big = (value: number) => [24, 16, 8, 0].map((shift) => (value >>> shift) & 255);
const little = (value: number) => [value & 255, value >> 8];

function chunk(name: string, data: number[]): number[] {
	const named = [...name].map((letter) => letter.charCodeAt(0)).concat(data);
	return [...big(data.length), ...named, ...big(crc(named))];
}

function zlib(data: Uint8Array): number[] {
	const out = [0x78, 0x01];
	for (let from = 0; from < data.length; from += LONGEST_BLOCK) {
		const block = data.subarray(from, from + LONGEST_BLOCK);
		const last = from + LONGEST_BLOCK >= data.length ? 1 : 0;
		out.push(last, ...little(block.length), ...little(block.length ^ 0xffff));
		for (const byte of block) out.push(byte);
	}
	return out.concat(big(adler(data)));
}

function crc(data: number[]): number {
	let sum = 0xffffffff;
	for (const byte of data) {
		sum ^= byte;
		for (let bit = 0; bit < 8; bit++) sum = (sum >>> 1) ^ (sum & 1 ? 0xedb88320 : 0);
	}
	return ~sum >>> 0;
}

function adler(data: Uint8Array): number {
	let [a, b] = [1, 0];
	for (const byte of data) {
		a = (a + byte) % 65521;
		b = (b + a) % 65521;
	}
	return ((b << 16) | a) >>> 0;
}
