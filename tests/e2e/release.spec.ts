// What `./build.sh release` packs works when it is unpacked in some folder of a server that knows nothing of it.

import { type ChildProcess, execFileSync, spawn } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "./site";
import { BUILT, portBeside } from "./static";

const root = fileURLToPath(new URL("../..", import.meta.url));
const port = portBeside(3);
const folder = mkdtempSync(join(tmpdir(), "grokscope-"));
const unpacked = join(folder, "web/some where/grokscope-site");
let server: ChildProcess;

test.use({ baseURL: `http://127.0.0.1:${port}/some%20where/grokscope-site/` });

test.beforeAll(async () => {
	const zip = join(folder, "grokscope-site.zip");
	execFileSync(join(root, "src/web/pack.sh"), [BUILT, zip]);
	mkdirSync(join(unpacked, ".."), { recursive: true });
	execFileSync("python3", ["-m", "zipfile", "-e", zip, join(unpacked, "..")]);
	const serve = ["-m", "http.server", String(port), "--bind", "127.0.0.1"];
	server = spawn("python3", [...serve, "--directory", join(folder, "web")], { stdio: "ignore" });
	await expect
		.poll(() =>
			fetch(`http://127.0.0.1:${port}/`).then(
				({ ok }) => ok,
				() => false,
			),
		)
		.toBe(true);
});
test.afterAll(() => {
	server.kill();
	rmSync(folder, { recursive: true });
});

test("the packed site trains, looks inside and brings its licences", async ({ site, page }) => {
	for (const name of ["README.md", "LICENSE-MIT", "LICENSE-APACHE", "embed.js", "sw.js"])
		expect(existsSync(join(unpacked, name)), name).toBe(true);
	await site.open("#level=lab&preset=tiny&device=cpu");
	await site.finish();
	await page.getByTestId("open-lenses").click();
	await expect(page.getByTestId("lens-says").first()).toBeVisible({ timeout: 30_000 });
	await page.getByTestId("to-figures").click();
	await expect(page.getByTestId("gallery")).toBeVisible();
});
