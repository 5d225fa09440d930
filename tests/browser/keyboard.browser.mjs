// What the keyboard alone does: charts, menus, and the way past them.
import assert from 'node:assert/strict';
import {phone, signsIn, task} from './tasks.mjs';

// Tab until `there` holds of the focused element.
async function tabTo(page, there, most = 80) {
  for (let step = 0; step < most; step += 1) {
    await page.keyboard.press('Tab');
    if (await page.evaluate((words) => document.activeElement?.matches(words), there)) return;
  }
  assert.fail(`Tab did not reach ${there} in ${most} steps`);
}

const readout = (page) => page.locator('main [data-readout]').first().innerText();

export const tests = [
  task('every point of the chart is read by arrow keys, and coloured points lead to their rules', {visitor: 'contributor'},
    async (page) => {
      await page.goto('/measures/5/RYD');
      await tabTo(page, 'svg.qt-spc');
      await page.keyboard.press('Home');
      assert.match(await readout(page), /Dec 2017: /);
      await page.keyboard.press('ArrowRight');
      assert.match(await readout(page), /Jan 2018: /);
      await page.keyboard.press('ArrowLeft');
      assert.match(await readout(page), /Dec 2017: /);
      await page.keyboard.press('End');
      assert.match(await readout(page), /Mar 2025: 27:47/);
      const heard = new Set();
      await page.keyboard.press('Home');
      for (let point = 0; point < 88; point += 1) {
        heard.add(await readout(page));
        await page.keyboard.press('ArrowRight');
      }
      assert.equal(heard.size, 88, 'each of 88 months has words of its own');

      await page.keyboard.press('Tab');
      assert.ok(await page.evaluate(() => !document.activeElement.closest('svg.qt-spc')), 'one Tab leaves the chart');
      await page.keyboard.press('Shift+Tab');
      await page.keyboard.press('End');
      while (!/Concerning|Improving/.test(await readout(page))) await page.keyboard.press('ArrowLeft');
      assert.equal(await shownTips(page), 1, 'the point that is read shows its tip, and no other');
      await page.keyboard.press('Escape');
      assert.equal(await shownTips(page), 0, 'Escape hides the tip');
      await page.keyboard.press('Enter');
      await page.waitForURL(/#rule-/);
      const rule = new URL(page.url()).hash.slice(1);
      assert.ok(await page.locator(`[id="${rule}"]`).isVisible(), `${rule} is on the page`);
    }),
  task('the small drawing on a phone is read by arrow keys too', {...phone, visitor: 'contributor'}, async (page) => {
    await page.goto('/measures/5/RYD');
    await tabTo(page, 'svg.qt-spc');
    await page.keyboard.press('Home');
    assert.match(await readout(page), /Apr 2023: /, 'the first of the 24 months that it shows');
  }),
  task('groups, rows and points of other pictures are read by arrow keys in the same way', {}, async (page) => {
    const reads = async (svg, times) => {
      await svg.focus();
      await page.keyboard.press('Home');
      const heard = [];
      for (let step = 0; step < times; step += 1) {
        heard.push(await svg.locator('xpath=ancestor::figure').locator('[data-readout]').innerText());
        await page.keyboard.press('ArrowRight');
      }
      assert.equal(new Set(heard).size, times, `each has words of its own: ${heard}`);
      return heard.join(' | ');
    };
    const pictures = page.locator('main figure svg.qt-spc:visible');
    await page.goto('/try/tests');
    await page.locator('main textarea').fill('Eastfield\tNorthgate\tWestway\n' + Array.from({length: 12},
      (_, row) => `${12 + row % 5}\t${15 + row % 4}\t${22 + row % 6}`).join('\n'));
    await page.locator('main form [name="show"]').click();
    assert.match(await reads(pictures.nth(0), 3), /Northgate: 12 values.*Median .*Mean .*95% interval/s);
    assert.match(await reads(pictures.nth(1), 3), /95% interval/);
    await page.goto('/try/tests');
    await page.locator('main textarea').fill('Minutes\tMiles\n' + Array.from({length: 12},
      (_, row) => `${12 + 2 * row + row % 3}\t${3 + row}`).join('\n'));
    await page.getByLabel('Test', {exact: true}).selectOption('linear-regression');
    await page.locator('main form [name="show"]').click();
    assert.match(await reads(pictures.nth(0), 12), /Row 1\. Miles 3.*Minutes 12/s);
    await page.goto('/try/capability?example=1');
    assert.match(await reads(page.locator('#the-plot ~ figure svg.qt-spc:visible'), 5), /% of values lie at or below/);
  }),
  task('menus open with the keyboard, close with Escape and give the focus back', {visitor: 'contributor'}, async (page) => {
    await page.goto('/measures/5/RYD');
    await tabTo(page, 'details[data-menu]>summary');
    const title = await page.evaluate(() => document.activeElement.innerText);
    const menu = page.locator('details[data-menu][open]');
    await page.keyboard.press('Enter');
    assert.ok(await menu.locator('a').first().isVisible(), 'its links are shown');
    await page.keyboard.press('Tab');
    assert.ok(await menu.locator('a').first().evaluate((link) => link === document.activeElement), 'Tab goes into it');
    await page.keyboard.press('Escape');
    assert.equal(await page.evaluate(() => document.activeElement.innerText), title, 'the focus is back');
    assert.equal(await page.locator('details[data-menu][open]').count(), 0);
  }),
  task('the menu of a phone leads everywhere that the buttons of a desk do, and to signing out', {...phone, visitor: 'contributor'},
    async (page, {browser, address, site}) => {
      await page.goto('/measures/5/RYD');
      const verdict = await page.locator('main .qt-verdict').boundingBox();
      assert.ok(verdict.y < phone.height / 2, `the verdict begins ${verdict.y} px down`);
      await page.locator('summary', {hasText: 'More'}).click();
      for (const name of [/Import figures/, /Compare places/, /Definition/, /Targets/, /PNG/, /CSV/])
        assert.ok(await page.locator('details[open]').getByRole('link', {name}).isVisible(), `${name} is in the menu`);

      // A session of its own: the shared one must not end here.
      const own = await browser.newContext({baseURL: address, viewport: phone});
      const other = await own.newPage();
      await other.goto('/sign-in?next=/account');
      await signsIn(other, site.people.contributor);
      await other.waitForURL('**/account');
      await other.locator('footer').getByRole('button', {name: 'Sign out'}).click();
      await other.waitForURL(`${address}/`);
      await other.goto('/account');
      assert.match(other.url(), /sign-in/, 'signed out');
      await own.close();
    }),
  task('the first Tab offers the way past the menus', {visitor: 'contributor'}, async (page) => {
    await page.goto('/measures');
    await page.keyboard.press('Tab');
    assert.equal(await page.evaluate(() => document.activeElement.innerText), 'Skip to main content');
    await page.keyboard.press('Enter');
    assert.equal(await page.evaluate(() => document.activeElement.id), 'maincontent');
  }),
];

async function shownTips(page) {
  return page.evaluate(() => Array.from(document.querySelectorAll('svg.qt-spc .qt-tip'))
    .filter((tip) => tip.getClientRects().length && getComputedStyle(tip).opacity === '1').length);
}
