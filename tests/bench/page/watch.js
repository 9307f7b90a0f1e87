// How fast the page goes on: runs in it before anything else.

/** Steps and frames per second over so many seconds, with the place of the lenses on the screen, open or not. */
window.watch = (seconds) =>
	new Promise((resolve, reject) => {
		const place = document.querySelector("grok-inside");
		// Below the door there is nothing to scroll to: what else is on the screen is to be the same.
		document.body.style.paddingBottom = "100vh";
		place.scrollIntoView({ block: "start" });
		const steps = () => Number(document.querySelector("[data-testid=step-count]").dataset.value);
		const begin = performance.now();
		const changes = [];
		let frames = 0;
		const frame = () => {
			const [now, step] = [performance.now(), steps()];
			if (step !== changes.at(-1)?.step) changes.push({ now, step });
			frames++;
			if (now - begin < 1000 * seconds) return requestAnimationFrame(frame);
			if (changes.length < 3) return reject(new Error("the run does not go on"));
			// From the second change to the last: the first is only where the watch began.
			const [from, to] = [changes[1], changes.at(-1)];
			resolve({
				steps_per_second: (to.step - from.step) / ((to.now - from.now) / 1000),
				frames_per_second: frames / ((now - begin) / 1000),
			});
		};
		requestAnimationFrame(frame);
	});
