// Plain files for the browser contestants, from several folders, without any special header: as the page is served.

import { createReadStream, existsSync, readFileSync, statSync } from "node:fs";
import { createServer } from "node:http";
import { extname, join, normalize } from "node:path";
import { fileURLToPath } from "node:url";

const here = (path) => fileURLToPath(new URL(path, import.meta.url));
const TYPES = JSON.parse(readFileSync(here("../mime.json"), "utf8"));

/** Starts serving; `problems` are the workloads by id. */
export async function serve({ problems, site }) {
	const roots = {
		pkg: here("../../www/pkg"),
		modules: here("node_modules"),
		page: here("page"),
		site,
	};
	const server = createServer((request, response) => {
		const { pathname } = new URL(request.url, "http://localhost");
		const [, root, ...rest] = normalize(pathname).split("/");
		if (root === "") return send(response, ".html", "<!doctype html><title>bench</title>");
		if (root === "problems") return send(response, ".json", JSON.stringify(problems[rest[0]]));
		const path = roots[root] && join(roots[root], rest.join("/") || "index.html");
		if (!path || !existsSync(path) || !statSync(path).isFile())
			return response.writeHead(404).end();
		response.writeHead(200, { "content-type": TYPES[extname(path)] ?? "text/plain" });
		createReadStream(path).pipe(response);
	});
	await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
	return { base: `http://127.0.0.1:${server.address().port}/`, close: () => server.close() };
}

function send(response, extension, text) {
	response.writeHead(200, { "content-type": TYPES[extension] }).end(text);
}
