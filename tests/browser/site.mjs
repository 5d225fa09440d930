// Starts the built program on a free port with its own data folder, and a browser that watches it.
// It holds no tests: see *.browser.mjs.
import {spawn, spawnSync} from 'node:child_process';
import {mkdtempSync, rmSync} from 'node:fs';
import {createServer} from 'node:net';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {chromium} from 'playwright-core';

const kWaitMs = 30_000;

function freePort() {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.on('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const {port} = probe.address();
      probe.close(() => resolve(port));
    });
  });
}

// The commands that a program has, from its own help.
function has(program, command) {
  return new RegExp(`^\\s+${command}\\s`, 'm').test(spawnSync(program, ['--help'], {encoding: 'utf8'}).stdout ?? '');
}

export async function startSite(program, assets) {
  const folder = mkdtempSync(join(tmpdir(), 'qualitea-browser-'));
  let signIn = '';
  if (has(program, 'demo')) {
    const made = spawnSync(program, ['demo', '--data', folder], {encoding: 'utf8', timeout: 120_000});
    if (made.status !== 0) throw new Error(`The demo's data could not be made: ${made.stderr}`);
    signIn = made.stdout;
  }
  const port = await freePort();
  const server = spawn(program, ['serve', '--data', folder, '--assets', assets, '--port', String(port),
    '--today', '2025-04-30', '--insecure-cookies'], {stdio: ['ignore', 'ignore', 'pipe']});
  let said = '';
  server.stderr.on('data', (bytes) => (said = (said + bytes).slice(-4000)));
  const address = `http://127.0.0.1:${port}`;
  const until = Date.now() + kWaitMs;
  for (;;) {
    if (server.exitCode !== null) throw new Error(`The server stopped: ${said}`);
    if (await fetch(`${address}/health`).then((answer) => answer.ok, () => false)) break;
    if (Date.now() > until) throw new Error(`The server did not answer: ${said}`);
    await new Promise((wake) => setTimeout(wake, 100));
  }
  return {
    address,
    signIn,
    async stop() {
      const gone = new Promise((resolve) => server.once('exit', resolve));
      server.kill('SIGTERM');
      await gone;
      rmSync(folder, {recursive: true, force: true});
    },
  };
}

export function startBrowser() {
  return chromium.launch({
    executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-gpu', '--no-first-run', '--disable-background-networking',
      '--disable-component-update', '--disable-sync'],
  });
}

// A page of its own session that remembers what went wrong in it: script errors, refused content, failed requests.
export async function openPage(browser, {width = 1440, height = 900, javaScript = true, address}) {
  const session = await browser.newContext({
    viewport: {width, height}, javaScriptEnabled: javaScript, baseURL: address, reducedMotion: 'reduce',
  });
  const page = await session.newPage();
  const faults = [];
  page.on('console', (said) => said.type() === 'error' && faults.push(`console: ${said.text()}`));
  page.on('pageerror', (error) => faults.push(`script: ${error.message}`));
  page.on('requestfailed', (request) => faults.push(`request: ${request.url()} ${request.failure()?.errorText}`));
  page.on('request', (request) => {
    const {origin, protocol} = new URL(request.url());
    if (protocol.startsWith('http') && origin !== address) faults.push(`another host: ${request.url()}`);
  });
  return {page, faults, close: () => session.close()};
}
