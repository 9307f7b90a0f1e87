// Where the browser has trusted types, nothing becomes a script or markup by accident: Lit makes the markup, and scripts
// for workers come from this site. (index.html asks for it.)

type Policies = {
	createPolicy(name: string, rules: { createScriptURL(url: string): string }): unknown;
};

export function ownScript(url: string): string {
	if (new URL(url, location.href).origin === location.origin) return url;
	throw new TypeError(`not a script of this site: ${url}`);
}

const { trustedTypes } = globalThis as { trustedTypes?: Policies };
trustedTypes?.createPolicy("default", { createScriptURL: ownScript });
