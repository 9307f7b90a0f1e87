// A QR code as SVG. Black on white whatever the theme: scanners expect it.

import { encode } from "uqr";

/** A code of more letters has more modules than a camera tells apart from a screen. */
const LONGEST = 1200;
/** What the standard asks for, so that dark surroundings do not disturb. */
const BORDER = 4;

/** One path of unit squares, and how wide the code is; null where the text is too long. */
export function qrPath(text: string, longest = LONGEST): { size: number; path: string } | null {
	if (text.length > longest) return null;
	try {
		const { size, data } = encode(text, { ecc: "L", boostEcc: true, border: BORDER });
		const squares = data.flatMap((row, y) =>
			row.flatMap((dark, x) => (dark ? [`M${x} ${y}h1v1h-1z`] : [])),
		);
		return { size, path: squares.join("") };
	} catch {
		// It does not fit into any code.
		return null;
	}
}
