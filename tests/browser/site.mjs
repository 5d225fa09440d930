// Starts the built program on a free port with its own data folder, and a browser that watches it.
// It holds no tests: see *.browser.mjs.
import {spawn, spawnSync} from 'node:child_process';
import {mkdtempSync, rmSync} from 'node:fs';
import {createServer} from 'node:net';
import {tmpdir} from 'node:os';
import {dirname, join} from 'node:path';
import {fileURLToPath} from 'node:url';
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

const kEdition = (month) => join(dirname(fileURLToPath(import.meta.url)), '..', '..', 'data', 'ambsys',
  `AmbSYS-to-${month}.csv`);
// Who looks at the pages. A stranger has no account.
const kPeople = {
  contributor: {email: 'priya.nair@demo.example', name: 'Priya Nair'},
  administrator: {email: 'sam.reed@demo.example', name: 'Sam Reed'},
};

function command(program, words) {
  const done = spawnSync(program, words, {encoding: 'utf8', timeout: 120_000});
  if (done.status !== 0) throw new Error(`qualitea ${words[0]} failed: ${done.stderr}`);
  return done.stdout;
}

function addPerson(program, folder, role) {
  const {email, name} = kPeople[role];
  const said = command(program, ['user', 'add', '--data', folder, '--email', email, '--name', name, '--role', role,
    '--generate']);
  return {email, name, password: /^Password: (\S+)$/m.exec(said)[1]};
}

export async function startSite(program, assets) {
  const folder = mkdtempSync(join(tmpdir(), 'qualitea-browser-'));
  command(program, ['demo', '--data', folder, '--figures', kEdition('Mar-2025'),
    '--earlier', ...['Mar-2020', 'May-2020', 'Aug-2020', 'Oct-2020'].map(kEdition)]);
  const people = Object.fromEntries(Object.keys(kPeople).map((role) => [role, addPerson(program, folder, role)]));
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
    people,
    pid: server.pid,
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

// Signs each person in once; the answers are browser states that sessions start from.
// The demo has no feed: this is /feeds/1.
async function makeFeed(page) {
  await page.goto('/feeds/new?kind=push');
  await page.getByLabel('Name', {exact: true}).fill('Extracts of the CAD');
  await page.getByLabel('Team', {exact: true}).fill('Informatics');
  await page.getByRole('button', {name: 'Make the feed'}).click();
  await page.waitForURL('**/feeds/1?saved=new');
}

export async function signInAll(browser, {address, people}) {
  const states = {stranger: undefined};
  for (const [role, {email, password}] of Object.entries(people)) {
    const session = await browser.newContext({baseURL: address});
    const page = await session.newPage();
    await page.goto('/sign-in');
    await page.getByLabel('Email address').fill(email);
    await page.getByLabel('Password').fill(password);
    await page.locator('main').getByRole('button', {name: 'Sign in'}).click();
    await page.waitForURL(`${address}/`);
    if (role === 'administrator') await makeFeed(page);
    states[role] = await session.storageState();
    await session.close();
  }
  return states;
}

// A page of its own session that remembers what went wrong in it: script errors, refused content, failed requests.
// A page that is refused on purpose
// (404) says so in the console too: the test that asks for it takes that line out.
export async function openPage(rig, {visitor = 'stranger', width = 1440, height = 900, javaScript = true} = {}) {
  const {browser, address, states} = rig;
  const session = await browser.newContext({
    viewport: {width, height}, javaScriptEnabled: javaScript, baseURL: address, reducedMotion: 'reduce',
    storageState: states[visitor],
  });
  session.setDefaultTimeout(15_000);
  const page = await session.newPage();
  const faults = [];
  page.on('console', (said) => said.type() === 'error' && faults.push(`console: ${said.text()}`));
  page.on('pageerror', (error) => faults.push(`script: ${error.message}`));
  page.on('requestfailed', (request) => {
    // A preview that newer typing overtakes is given up on purpose; a download is taken by the browser, not the page.
    if (request.failure()?.errorText === 'net::ERR_ABORTED') return;
    faults.push(`request: ${request.url()} ${request.failure()?.errorText}`);
  });
  page.on('request', (request) => {
    const {origin, protocol} = new URL(request.url());
    if (protocol.startsWith('http') && origin !== address) faults.push(`another host: ${request.url()}`);
  });
  return {page, faults, close: () => session.close()};
}

export async function widerThanScreen(page) {
  return page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
}
