// The wasm bundles are built, not committed; ./messages.ts holds their real type.
declare module "*/grokscope_web.js" {
	const init: unknown;
	export default init;
}

/** The commit that the page is built from; "" if nobody has told. See www/vite.config.ts. */
declare const __COMMIT__: string;
declare const __BURN__: string;
/** How large each engine is, unpacked: those that are there when the page is built. */
declare const __ENGINE_BYTES__: Partial<Record<string, number>>;
