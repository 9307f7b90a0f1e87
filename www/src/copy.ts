// Copying: some browsers and frames do not let a page.

/** False where the clipboard is not ours. */
export async function copy(text: string): Promise<boolean> {
	try {
		await navigator.clipboard.writeText(text);
		return true;
	} catch {
		return false;
	}
}
