// The pen that writes SVG.

import { FONT_SIZE, HALO, type Pen, type Stroke } from "./pen";
import { png } from "./png";
import type { Box } from "./types";

/** A pen and the lines it has written. */
export function svgPen(): { pen: Pen; lines: string[] } {
	const lines: string[] = [];
	const pen: Pen = {
		line(points, stroke) {
			if (points.length < 2) return;
			const name = stroke.closed ? "polygon" : "polyline";
			const at = points.map(([x, y]) => `${n(x)},${n(y)}`).join(" ");
			lines.push(`<${name} points="${at}" ${look(null, stroke)} stroke-linejoin="round"/>`);
		},
		rect(box, fill, stroke) {
			lines.push(`<rect ${place(box)} ${look(fill, stroke)}/>`);
		},
		circle([x, y], radius, fill, stroke) {
			lines.push(`<circle cx="${n(x)}" cy="${n(y)}" r="${n(radius)}" ${look(fill, stroke)}/>`);
		},
		text(words, [x, y], { color, align = "start", bold = false, halo, turn = 0 }) {
			const turned = turn ? ` transform="rotate(${turn} ${n(x)} ${n(y)})"` : "";
			const weight = bold ? ' font-weight="600"' : "";
			const rim = halo
				? ` paint-order="stroke" stroke="${escaped(halo)}" stroke-width="${HALO}" stroke-linejoin="round"`
				: "";
			lines.push(
				`<text x="${n(x)}" y="${n(y)}" text-anchor="${align}"${weight} fill="${escaped(color)}"${rim}${turned}>${escaped(words)}</text>`,
			);
		},
		image(bitmap, box) {
			const data = `data:image/png;base64,${base64(png(bitmap))}`;
			lines.push(
				`<image ${place(box)} preserveAspectRatio="none" style="image-rendering:pixelated" href="${data}"/>`,
			);
		},
	};
	return { pen, lines };
}

/** A whole file, which needs nothing else. */
export function svgFile(
	lines: string[],
	page: { width: number; height: number; title: string; font: string; background: string },
): string {
	const { width, height, title, font, background } = page;
	return [
		`<svg xmlns="http://www.w3.org/2000/svg" width="${n(width)}" height="${n(height)}" viewBox="0 0 ${n(width)} ${n(height)}" font-family="${escaped(font)}" font-size="${FONT_SIZE}" dominant-baseline="central" style="font-variant-numeric:tabular-nums">`,
		`<title>${escaped(title)}</title>`,
		`<rect width="100%" height="100%" fill="${escaped(background)}"/>`,
		...lines,
		"</svg>\n",
	].join("\n");
}

/** A hundredth of a pixel is enough. */
const n = (value: number) => String(Math.round(value * 100) / 100);

const place = ({ left, top, width, height }: Box) =>
	`x="${n(left)}" y="${n(top)}" width="${n(width)}" height="${n(height)}"`;

function look(fill: string | null, stroke?: Stroke): string {
	const inside = `fill="${fill === null ? "none" : escaped(fill)}"`;
	if (!stroke) return inside;
	const dash = stroke.dash?.length ? ` stroke-dasharray="${stroke.dash.join(" ")}"` : "";
	return `${inside} stroke="${escaped(stroke.color)}" stroke-width="${n(stroke.width)}"${dash}`;
}

const NAMES: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };
const escaped = (words: string) => words.replace(/[&<>"]/g, (letter) => NAMES[letter] as string);

function base64(bytes: Uint8Array): string {
	let binary = "";
	for (const byte of bytes) binary += String.fromCharCode(byte);
	return btoa(binary);
}
