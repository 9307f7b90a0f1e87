// Numbers that are asked for are those of parts: a network of 4 heads has no head 5.

import type { OptionKind, Parts, RunConfig, RunFacts } from "./protocol";

/** How many parts of each kind a network has. */
export function partsOf(
	{ model }: RunConfig,
	{ n_symbols, n_ctx }: Pick<RunFacts, "n_symbols" | "n_ctx">,
): Record<Parts, number> {
	return {
		symbols: n_symbols,
		frequencies: Math.floor(n_symbols / 2),
		positions: n_ctx,
		layers: model.n_layers,
		heads: model.n_heads,
		neurons: model.d_mlp,
	};
}

/** The largest number that can be asked for. */
export function largest(
	{ min, max, numbers }: Extract<OptionKind, { kind: "number" }>,
	parts: Record<Parts, number> | null,
): number {
	if (!numbers || !parts) return max;
	return Math.max(min, Math.min(max, min + parts[numbers] - 1));
}
