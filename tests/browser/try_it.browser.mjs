// The first-time user's whole task on a small screen, and the chart read by keyboard.
import assert from 'node:assert/strict';
import {openPage} from './site.mjs';

const ragged = Array.from({length: 24}, (_, month) => {
  const day = new Date(Date.UTC(2023, month, 1)).toISOString().slice(0, 10);
  const value = 20 + ((month * 7) % 5) + (month > 15 ? 6 : 0);
  return month % 6 === 5 ? `${day}\t\t${value} ` : ` ${day}\t${value}`;
}).join('\n');

async function pasteOn(page) {
  await page.goto('/try');
  await page.locator('main textarea').first().fill(ragged);
  await page.locator('main form button[type=submit], main form button:not([type])').first().click();
  await page.waitForLoadState('load');
}

function task(name, choices, look) {
  return {
    name,
    async run({browser, address}) {
      const {page, faults, close} = await openPage(browser, {address, ...choices});
      try {
        await pasteOn(page);
        await look(page);
        assert.deepEqual(faults, []);
      } finally {
        await close();
      }
    },
  };
}

export const tests = [
  task('a visitor with no account pastes two ragged columns on a phone and sees a chart and a sentence', {width: 360, height: 740},
    async (page) => {
      assert.ok((await page.locator('main figure svg:visible').count()) > 0, 'a chart is shown');
      assert.match(await page.locator('main').innerText(), /\b(chang|special|expected|variation|improv|higher|lower)/i);
      const wide = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
      assert.ok(wide <= 0, `the page is ${wide} px wider than the screen`);
    }),
  task('the same task works without JavaScript', {width: 360, height: 740, javaScript: false}, async (page) => {
    assert.ok((await page.locator('main figure svg:visible').count()) > 0, 'a chart is shown');
  }),
  task('the chart can be reached and read by keyboard', {}, async (page) => {
    await page.locator('main h1').first().evaluate((heading) => { heading.tabIndex = -1; heading.focus(); });
    let words = '';
    for (let step = 0; step < 40 && !words; step += 1) {
      await page.keyboard.press('Tab');
      words = await page.evaluate(() => {
        const here = document.activeElement;
        if (!here?.closest('figure')) return '';
        const named = (here.getAttribute('aria-labelledby') ?? '').split(' ').map((id) => document.getElementById(id)?.textContent);
        return [here.getAttribute('aria-label'), ...named, here.textContent].filter(Boolean).join(' ').trim();
      });
    }
    assert.ok(words.length > 3, 'Tab reaches something in the figure that has words');
  }),
];
