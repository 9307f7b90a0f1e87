// Counts what a page asks of the GPU. Runs before anything else in the page.

const counts = { dispatches: 0, submits: 0 };
globalThis.gpuCounts = counts;
let submitted = 0;

before(globalThis.GPUComputePassEncoder, "dispatchWorkgroups", () => counts.dispatches++);
before(globalThis.GPUComputePassEncoder, "dispatchWorkgroupsIndirect", () => counts.dispatches++);
// A submit that only copies something out, to be read, is no part of a step.
before(globalThis.GPUQueue, "submit", () => {
	if (counts.dispatches > submitted) counts.submits++;
	submitted = counts.dispatches;
});

function before(type, method, note) {
	const original = type?.prototype[method];
	if (!original) return;
	type.prototype[method] = function (...args) {
		note();
		return original.apply(this, args);
	};
}
