// The package brings no declarations of its own; these are the parts that we use.
declare module "gifenc" {
	export function quantize(rgba: Uint8ClampedArray, maxColors: number): number[][];
	export function applyPalette(rgba: Uint8ClampedArray, palette: number[][]): Uint8Array;
	export function GIFEncoder(): {
		writeFrame(
			index: Uint8Array,
			width: number,
			height: number,
			options: {
				palette?: number[][];
				/** Milliseconds. */
				delay: number;
				transparent: boolean;
				transparentIndex: number;
				dispose: number;
			},
		): void;
		finish(): void;
		bytes(): Uint8Array;
		bytesView(): Uint8Array;
	};
}
