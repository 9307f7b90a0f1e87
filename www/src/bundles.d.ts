// The wasm bundles are built, not committed; ./messages.ts holds their real type.
declare module "*/grokscope_web.js" {
	const init: unknown;
	export default init;
}
