// Names in lines of their own above a plot, so that they never lie on what is drawn.

/** Where a name is to stand, in pixels across. */
export type Span = { from: number; to: number };

const GAP = 6;

/** More would leave the plot too little room. */
const MOST = 3;

/** How many lines so many names get: by their number alone, so that nothing moves while they do. */
export const laneCount = (names: number) => Math.min(MOST, names);

/** The first line with room for each, the names before it being more important; null where there is none. */
export function lanes(spans: Span[], count: number): (number | null)[] {
	const taken: Span[][] = Array.from({ length: count }, () => []);
	return spans.map(({ from, to }) => {
		const free = ({ from: left, to: right }: Span) => to + GAP <= left || from >= right + GAP;
		const lane = taken.findIndex((row) => row.every(free));
		taken[lane]?.push({ from, to });
		return lane < 0 ? null : lane;
	});
}
