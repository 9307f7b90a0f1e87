import { chromium } from "@playwright/test";
const [,, hash="", secs="60", flags="", shot="/tmp/shot.png", size="1440x900", scheme="light"] = process.argv;
const [w,h]=size.split("x").map(Number);
const browser = await chromium.launch({ executablePath: "/usr/bin/chromium", args: ["--headless=new","--no-sandbox","--disable-quic","--no-first-run","--disable-background-networking","--disable-component-update","--disable-sync", ...flags.split(" ").filter(Boolean)] });
const page = await browser.newPage({ viewport: {width:w,height:h}, colorScheme: scheme });
page.on("console", m => console.log("console:", m.type(), m.text()));
page.on("pageerror", e => console.log("pageerror:", e.message));
const t0=Date.now();
await page.goto("http://localhost:4173/" + hash);
await page.locator("html[data-ready=true]").waitFor({timeout: 120000});
console.log("ready", Date.now()-t0);
await page.getByTestId("toggle").click();
const end = Date.now()+Number(secs)*1000;
let last="";
while(Date.now()<end){
  const s = await page.getByTestId("status").innerText();
  const st = await page.locator("dd[data-testid=step]").getAttribute("data-value");
  if(s!==last) console.log(((Date.now()-t0)/1000).toFixed(1), st, s); last=s;
  if(/Finished|finished|ended/.test(s)) break;
  await page.waitForTimeout(500);
}
await page.getByTestId("device").click();
console.log(await page.getByTestId("device").innerText());
await page.getByTestId("device").click();
console.log(JSON.stringify(await page.evaluate(()=>window.grokscope.history().slice(-3))));
await page.screenshot({path:shot});
await browser.close();
