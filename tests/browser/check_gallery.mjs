// Opens every page of a gallery folder at a desktop's and a phone's width and fails on anything the axe rules find, and on
// pages that scroll sideways. Usage: node tests/browser/check_gallery.mjs PAGES ASSETS [PICTURES]
// CHROMIUM names the browser, by default /usr/bin/chromium.
import {createServer} from 'node:http';
import {existsSync, mkdirSync, readdirSync, readFileSync} from 'node:fs';
import {extname, join} from 'node:path';
import {createRequire} from 'node:module';
import {chromium} from 'playwright-core';

const [pages, assets, pictures] = process.argv.slice(2);
const axe = createRequire(import.meta.url).resolve('axe-core/axe.min.js');
const types = {'.html': 'text/html', '.css': 'text/css', '.js': 'text/javascript', '.svg': 'image/svg+xml'};
const policy = "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; connect-src 'self'";

const server = createServer((request, response) => {
  const path = new URL(request.url, 'http://here').pathname;
  const file = path.startsWith('/assets/') ? join(assets, path.slice(8)) : join(pages, path);
  if (path.includes('..') || !existsSync(file)) return response.writeHead(404).end();
  response.writeHead(200, {'content-type': types[extname(file)] ?? 'text/plain', 'content-security-policy': policy});
  response.end(readFileSync(file));
});
await new Promise((resolve) => server.listen(Number(process.env.PORT ?? 0), '127.0.0.1', resolve));
const site = `http://127.0.0.1:${server.address().port}`;

const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-gpu', '--no-first-run', '--disable-background-networking',
    '--disable-component-update', '--disable-sync'],
});
const faults = [];
if (pictures) mkdirSync(pictures, {recursive: true});

async function check(name, width) {
  // The rules are put into the page past its policy; the page's own faults against the policy are still reported.
  const context = await browser.newContext({viewport: {width, height: 900}, bypassCSP: false});
  const page = await context.newPage();
  page.on('console', (message) => {
    if (message.type() === 'error' && !message.text().includes('favicon')) faults.push(`${name} ${width}: ${message.text()}`);
  });
  await page.goto(`${site}/${name}.html`);
  if (pictures) await page.screenshot({path: join(pictures, `${name}-${width}.png`), fullPage: true});
  const sideways = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  if (sideways > 0) faults.push(`${name} ${width}: scrolls sideways by ${sideways} px`);
  if (width > 320) {
    await page.evaluate(readFileSync(axe, 'utf8'));
    const found = await page.evaluate(() => window.axe.run());
    for (const rule of found.violations) {
      const nodes = rule.nodes.map((node) => `${node.target} ${node.html.slice(0, 120)}`).slice(0, 3);
      faults.push(`${name} ${width}: ${rule.id}: ${rule.help}\n    ${nodes.join('\n    ')}`);
    }
  }
  await context.close();
}

const names = readdirSync(pages).filter((file) => file.endsWith('.html')).map((file) => file.slice(0, -5));
for (const name of names) for (const width of [1440, 360, 320]) await check(name, width);
await browser.close();
server.close();
for (const fault of faults) console.log(fault);
console.log(`${names.length} pages at three widths, ${faults.length} faults`);
process.exit(faults.length ? 1 : 0);
