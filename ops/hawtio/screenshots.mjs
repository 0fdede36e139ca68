// The pictures of Hawtio in the README, from a bot that runs. Needs chromium and npm:
//   ./caravel run --set caravel.clock.speed=120 &
//   ./caravel hawtio &
//   npm install --no-save playwright-core@1.56.1
//   node ops/hawtio/screenshots.mjs http://127.0.0.1:9877/ docs/images
import { chromium } from 'playwright-core';

const [address, folder] = process.argv.slice(2);
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--disable-component-update', '--disable-sync'],
});
const page = await browser.newPage({ viewport: { width: 1400, height: 900 } });

async function picture(name) {
  await page.screenshot({ path: `${folder}/${name}.png` });
  console.log(`${folder}/${name}.png`);
}

await page.goto(address);
await page.getByText('run-cycle', { exact: true }).first().click();
await page.getByText('Route Diagram').click();
await page.getByText('To direct:gather').first().waitFor();
await picture('hawtio-route');

// The tracer is on while its tab is open; a cycle or two, and there is something to read.
await page.getByText('Trace', { exact: true }).click();
const start = page.getByText('Start Tracing');
if (await start.isVisible()) {
  await start.click();
}
// Hawtio lists messages only when a step is picked; it asks for them every few seconds.
const message = page.locator('table tbody button').last();
for (let tries = 0; tries < 20 && !(await message.isVisible()); tries++) {
  await page.waitForTimeout(6_000);
  const step = tries % 2 ? 'To direct:act' : 'To direct:gather';
  await page.locator('.react-flow__node').filter({ hasText: step }).first().click();
  await page.waitForTimeout(1_000);
}
await message.click();
await page.waitForTimeout(1_000);
await picture('hawtio-trace');
await browser.close();
