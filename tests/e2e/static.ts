// Plain files from a folder, as any static server gives them, but with a port of its own and files that a test can
// change: for second origins, for new versions, and for servers that go away.

import { existsSync, readFileSync, statSync } from "node:fs";
import { createServer, type ServerResponse } from "node:http";
import { extname, join, normalize } from "node:path";
import { fileURLToPath } from "node:url";

const TYPES: Record<string, string> = JSON.parse(
	readFileSync(new URL("../mime.json", import.meta.url), "utf8"),
);

export const BUILT = fileURLToPath(new URL("../../www/dist-test", import.meta.url));
/** Ports far beside that of the site itself: see playwright.config.ts. */
export const portBeside = (n: number) => Number(process.env.E2E_PORT ?? 4390) + 1000 * n;

const PARTS = 20;

async function trickle(response: ServerResponse, body: Buffer, ms: number) {
	const size = Math.ceil(body.length / PARTS);
	for (let at = 0; ms > 0 && at < body.length; at += size) {
		response.write(body.subarray(at, at + size));
		await new Promise((resolve) => setTimeout(resolve, ms / PARTS));
	}
	response.end(ms > 0 ? undefined : body);
}

export class StaticServer {
	/** What is served in place of a file, or besides; by path below the base. */
	readonly changed = new Map<string, string>();
	/** What is not found. */
	readonly missing = new Set<string>();
	readonly asked: string[] = [];
	/** Milliseconds that a file takes to be sent, in so many parts; by the end of its name. */
	readonly slow = new Map<string, number>();
	readonly origin: string;
	readonly base: string;
	#folder: string;
	#server = createServer((request, response) => {
		const path = normalize(decodeURIComponent(new URL(request.url ?? "/", this.origin).pathname));
		const name = path.slice(this.base.length) || "index.html";
		this.asked.push(name);
		const body = path.startsWith(this.base) ? this.#read(name) : null;
		if (body === null) return response.writeHead(404).end();
		const type = TYPES[extname(name)] ?? "text/plain";
		response.writeHead(200, { "content-type": type, "cache-control": "max-age=0" });
		trickle(response, Buffer.from(body), this.slow.get(extname(name)) ?? 0);
	});

	constructor(port: number, base = "/lab/grokscope/", folder = BUILT) {
		this.origin = `http://127.0.0.1:${port}`;
		this.base = base;
		this.#folder = folder;
	}

	get url(): string {
		return this.origin + this.base;
	}

	open(): Promise<void> {
		const port = Number(new URL(this.origin).port);
		return new Promise((resolve) => this.#server.listen(port, "127.0.0.1", resolve));
	}

	close(): Promise<void> {
		this.#server.closeAllConnections();
		return new Promise((resolve) => this.#server.close(() => resolve()));
	}

	#read(name: string): string | Buffer | null {
		if (this.missing.has(name)) return null;
		const path = join(this.#folder, name);
		const isFile = existsSync(path) && statSync(path).isFile();
		return this.changed.get(name) ?? (isFile ? readFileSync(path) : null);
	}
}
