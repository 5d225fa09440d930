// What holds for every page: no accessibility fault, no id twice, no sideways scroll, nothing refused or broken, whole without scripts.
// What one page does for its user is tested in a file of its own.
import assert from 'node:assert/strict';
import {readFileSync} from 'node:fs';
import {createRequire} from 'node:module';
import {addresses} from './addresses.mjs';
import {openPage, widerThanScreen} from './site.mjs';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const rules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22a', 'wcag22aa', 'best-practice'];
const narrow = 320;  // WCAG 2.2, 1.4.10: reflow

// One tab for each visitor and width serves all their pages: starting tabs costs more than the pages do.
const tabs = new Map();
async function tabOf(rig, choices) {
  const key = JSON.stringify(choices);
  if (!tabs.has(key)) tabs.set(key, await openPage(rig, choices));
  const tab = tabs.get(key);
  tab.faults.length = 0;
  return tab;
}

export async function finish() {
  for (const tab of tabs.values()) await tab.close();
  tabs.clear();
}

async function visit(rig, where, choices) {
  const {page, faults} = await tabOf(rig, {visitor: where.visitor, ...choices});
  let answer = await page.goto(where.path, {waitUntil: 'load'});
  if (where.does) {
    const isPage = (each) => each.request().isNavigationRequest() && each.status() !== 303;
    [answer] = await Promise.all([page.waitForResponse(isPage), where.does(page)]);
    await page.waitForLoadState('load');
  }
  assert.equal(answer.status(), where.status, `${where.path} answered ${answer.status()}`);
  const {pathname, search} = new URL(page.url());
  const here = pathname + search;
  // "*/rows": the address holds a number that the page was given just now.
  const fits = where.ends.startsWith('*') ? here.endsWith(where.ends.slice(1))
    : where.ends.endsWith('*') && here.startsWith(where.ends.slice(0, -1));
  const ends = fits ? here : where.ends;
  assert.equal(here, ends, 'the page itself is seen, not another');
  return {page, faults, answer};
}

// A browser tells its console that a page was refused, also when the test asked for that.
function unexpected(faults, where) {
  return faults.filter((fault) => where.status === 200 || !fault.includes(`status of ${where.status}`));
}

function readsWell(where, width) {
  return {
    name: `${where.title} has no accessibility fault at ${width} px`,
    async run(rig) {
      const {page, faults, answer} = await visit(rig, where, {width});
      if (width < 500) seen.set(where, await page.evaluate(inventory));
      assert.deepEqual(await page.evaluate(idsThatStandTwice), [], 'every id stands once: labels and links point by it');
      await page.evaluate(showAll);
      await page.evaluate(axe);
      const {violations} = await page.evaluate(
        (tags) => window.axe.run(document, {runOnly: tags, resultTypes: ['violations']}), rules);
      assert.deepEqual(violations.map((fault) => `${fault.id}: ${fault.nodes.map((node) => node.target).join(' ; ')}`), []);
      assert.deepEqual(unexpected(faults, where), [], 'nothing goes wrong while the page loads');
      const wide = await widerThanScreen(page);
      assert.ok(wide <= 0, `the page is ${wide} px wider than the screen`);
      const headers = answer.headers();
      const policy = headers['content-security-policy'] ?? '';
      assert.ok(policy.includes('default-src') && !policy.includes('unsafe-'), `content security policy: ${policy}`);
      assert.equal(headers['x-content-type-options'], 'nosniff');
      assert.ok(headers['referrer-policy'], 'a referrer policy');
    },
  };
}

function idsThatStandTwice() {
  const ids = Array.from(document.querySelectorAll('[id]'), (element) => element.id);
  return [...new Set(ids.filter((id, place) => ids.indexOf(id) !== place))];
}

// What a browser has not laid out yet because it is far down, the rules would pass over.
function showAll() {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync('* { content-visibility: visible !important }');
  document.adoptedStyleSheets = [sheet];
}

// What stood in each page where scripts ran.
const seen = new Map();

// The same words, links and fields must stand in the page that the server sends: scripts only shorten the way.
function needsNoScript(where) {
  return {
    name: `${where.title} is whole without JavaScript, at ${narrow} px too`,
    async run(rig) {
      const {page} = await visit(rig, where, {width: narrow, height: 740, javaScript: false});
      const wide = await widerThanScreen(page);
      assert.ok(wide <= 0, `the page is ${wide} px wider than the screen`);
      assert.equal(await page.locator('main h1').count(), 1, 'one first heading');
      const plain = await page.evaluate(inventory);
      assert.ok(plain.words > 10, 'the page has text');
      for (const hint of await page.locator('.qt-needs-script').all())
        assert.ok(!(await hint.isVisible()), 'what only scripts do is not promised without them');
      if (where.grows) return;
      if (!seen.has(where)) seen.set(where, await (await visit(rig, where, {width: 360})).page.evaluate(inventory));
      assert.deepEqual(seen.get(where), plain, 'what scripts see is there without them');
    },
  };
}

function inventory() {
  const main = document.querySelector('main');
  return {
    words: main.textContent.split(/\s+/).length,
    links: Array.from(document.querySelectorAll('a[href]'), 
      // Each visit of an import's step has a draft of its own.
      (link) => link.getAttribute('href').replace(/\/drafts\/\d+\//, '/drafts/N/')),
    fields: Array.from(main.querySelectorAll('input, select, textarea, button'), (field) => field.name),
  };
}

export const tests = addresses.flatMap((where) => [readsWell(where, 1440), readsWell(where, 360), needsNoScript(where)]);
