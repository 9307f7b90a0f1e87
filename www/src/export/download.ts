// Hands a file over to the visitor.

const KEEP_MS = 10_000;

export function download(name: string, content: string | Blob | Uint8Array, type: string) {
	const link = document.createElement("a");
	link.href = URL.createObjectURL(new Blob([content as BlobPart], { type }));
	link.download = name;
	link.click();
	setTimeout(() => URL.revokeObjectURL(link.href), KEEP_MS);
}
