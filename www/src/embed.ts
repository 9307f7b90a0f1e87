// What another page loads: defines <grokscope-playground>, an iframe of this site with attributes, methods and events.
// Built by itself as embed.js; docs/embedding.md says how it is used.

const VERSION = 1;
/** Room until the page has said how tall it is. */
const FIRST_HEIGHT = 720;
/** What the page may do inside: a screen that stays on, links that can be copied. */
const ALLOW = "screen-wake-lock; clipboard-write";
/** Of a classic script, known only while it is loaded. */
const HOME = new URL(
	".",
	(document.currentScript as HTMLScriptElement | null)?.src ?? location.href,
);

type Told = { grokscope?: number; kind?: string; height?: number };

class Playground extends HTMLElement {
	static observedAttributes = ["preset", "level", "settings", "height"];
	#frame: HTMLIFrameElement | null = null;
	#isReady = false;

	connectedCallback() {
		if (this.#frame) return;
		this.style.display ||= "block";
		const frame = document.createElement("iframe");
		frame.title = this.title || "grokscope";
		frame.allow = ALLOW;
		frame.loading = "lazy";
		frame.style.cssText = "display:block;inline-size:100%;border:0";
		const autoplay = this.hasAttribute("autoplay") ? "&autoplay=1" : "";
		frame.src = new URL(`#embed=1${autoplay}&${this.#link()}`, HOME).href;
		this.#frame = frame;
		this.#resize(FIRST_HEIGHT);
		addEventListener("message", this.#hear);
		this.append(frame);
	}

	disconnectedCallback() {
		removeEventListener("message", this.#hear);
		this.#frame?.remove();
		this.#frame = null;
		this.#isReady = false;
	}

	attributeChangedCallback(name: string) {
		if (name === "height") this.#resize(this.#frame?.offsetHeight ?? FIRST_HEIGHT);
		else if (this.#isReady) this.open(this.#link());
	}

	start() {
		this.#send({ kind: "start" });
	}

	pause() {
		this.#send({ kind: "pause" });
	}

	reset() {
		this.#send({ kind: "reset" });
	}

	/** What a link to the page has after its “#”. */
	open(link: string) {
		this.#send({ kind: "open", link });
	}

	/** Named attributes win over the same names among the settings. */
	#link(): string {
		const parts = new URLSearchParams();
		for (const name of ["preset", "level"]) {
			const value = this.getAttribute(name);
			if (value !== null) parts.set(name, value);
		}
		for (const [name, value] of new URLSearchParams(this.getAttribute("settings") ?? ""))
			if (!parts.has(name)) parts.set(name, value);
		return String(parts);
	}

	/** The page's own height, unless the attribute wants another. */
	#resize(height: number) {
		const wanted = Number(this.getAttribute("height"));
		if (this.#frame) this.#frame.style.blockSize = `${wanted > 0 ? wanted : height}px`;
	}

	#send(order: object) {
		const target = HOME.protocol === "file:" ? "*" : HOME.origin;
		this.#frame?.contentWindow?.postMessage({ grokscope: VERSION, ...order }, target);
	}

	#hear = ({ source, data }: MessageEvent<Told>) => {
		if (!this.#frame || source !== this.#frame.contentWindow || data?.grokscope !== VERSION) return;
		if (data.kind === "ready") this.#isReady = true;
		if (data.kind === "height") this.#resize(data.height ?? FIRST_HEIGHT);
		this.dispatchEvent(new CustomEvent(String(data.kind), { detail: data }));
	};
}

// A page may load this file twice.
if (!customElements.get("grokscope-playground"))
	customElements.define("grokscope-playground", Playground);
