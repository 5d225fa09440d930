// What holds for every page: no accessibility fault, no sideways scroll, nothing refused or broken, whole without scripts.
// What one page does for its user is tested in a file of its own.
import assert from 'node:assert/strict';
import {readFileSync} from 'node:fs';
import {createRequire} from 'node:module';
import {addresses} from './addresses.mjs';
import {openPage} from './site.mjs';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const rules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22a', 'wcag22aa', 'best-practice'];

async function visit({browser, address}, path, choices, look) {
  const {page, faults, close} = await openPage(browser, {address, ...choices});
  try {
    const answer = await page.goto(path, {waitUntil: 'load'});
    assert.equal(answer.status(), 200, `${path} answered ${answer.status()}`);
    const {pathname, search} = new URL(page.url());
    assert.equal(pathname + search, path, 'the page itself is seen, not the sign-in page');
    await look(page, answer);
    assert.deepEqual(faults, [], 'nothing goes wrong while the page loads');
  } finally {
    await close();
  }
}

function readsWell(where, width) {
  return {
    name: `${where.title} has no accessibility fault at ${width} px`,
    run: (rig) => visit(rig, where.path, {width}, async (page) => {
      await page.evaluate(axe);
      const {violations} = await page.evaluate((tags) => window.axe.run(document, {runOnly: tags}), rules);
      assert.deepEqual(violations.map((fault) => `${fault.id}: ${fault.nodes.map((node) => node.target).join(' ; ')}`), []);
    }),
  };
}

function fitsTheScreen(where) {
  return {
    name: `${where.title} needs no sideways scroll at 320 px`,
    run: (rig) => visit(rig, where.path, {width: 320}, async (page) => {
      const wide = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
      assert.ok(wide <= 0, `the page is ${wide} px wider than the screen`);
    }),
  };
}

function needsNoScript(where) {
  return {
    name: `${where.title} is whole without JavaScript`,
    run: (rig) => visit(rig, where.path, {javaScript: false}, async (page) => {
      assert.equal(await page.locator('main h1').count(), 1, 'one first heading');
      assert.ok((await page.locator('main').innerText()).length > 40, 'the page has text');
    }),
  };
}

function keepsStrictHeaders(where) {
  return {
    name: `${where.title} is sent with strict headers`,
    run: (rig) => visit(rig, where.path, {}, async (_, answer) => {
      const headers = answer.headers();
      const policy = headers['content-security-policy'] ?? '';
      assert.ok(policy.includes("default-src") && !policy.includes('unsafe-'), `content security policy: ${policy}`);
      assert.equal(headers['x-content-type-options'], 'nosniff');
      assert.ok(headers['referrer-policy'], 'a referrer policy');
    }),
  };
}

export const tests = addresses.flatMap((where) => [
  readsWell(where, 1440), readsWell(where, 360), fitsTheScreen(where), needsNoScript(where), keepsStrictHeaders(where),
]);
