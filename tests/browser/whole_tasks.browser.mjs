// What people come for, from the first page to the last: a first look without an account, figures in, the wall.
// Each task has data of its own, so that none depends on another.
import assert from 'node:assert/strict';
import {readFileSync} from 'node:fs';
import {dirname, join} from 'node:path';
import {fileURLToPath} from 'node:url';
import {openPage} from './site.mjs';
import {button, phone, signsIn, task} from './tasks.mjs';

const inputs = join(dirname(fileURLToPath(import.meta.url)), '..', 'inputs');
// The way that a task is done, in words for its name.
const told = ({javaScript = true, width}) =>
  `${javaScript ? 'with' : 'without'} JavaScript, ${width ? 'on a phone' : 'on a wide screen'}`;

// Weeks with a blank column, stray spaces and a row without a figure, as they come out of a spreadsheet.
function raggedWeeks(count) {
  return ['Week commencing\t\tWait', ...Array.from({length: count}, (_, week) => {
    const day = new Date(Date.UTC(2024, 0, 1 + 7 * week)).toISOString().slice(0, 10).split('-').reverse().join('/');
    return week === 4 ? ` ${day}\t\t` : `${day} \t\t ${30 + ((week * 7) % 5) - (week > 18 ? 6 : 0)}`;
  })].join('\n');
}

// As Ctrl-V does it: no key is typed and the field is told that it was changed.
async function paste(page, field, text) {
  await field.focus();
  await page.evaluate((words) => document.execCommand('insertText', false, words), text);
}

const figures = (page) => page.getByRole('textbox', {name: /paste/i});
const chartSeen = (page) => page.locator('main figure svg.qt-spc:visible').first();
const sentenceSeen = (page) => page.locator('main .qt-say');
async function seesChartAndSentence(page) {
  await chartSeen(page).waitFor();
  const words = await sentenceSeen(page).first().innerText();
  assert.match(words, /better/i, `the fall is for the better: ${words}`);
  assert.match(words, /weeks/, `the sentence speaks of weeks: ${words}`);
}

async function savesAsMeasure(page, site, name) {
  await button(page, 'Sign in and save as a measure').click();
  await signsIn(page, site.people.contributor);
  await button(page, 'Carry on').click();
  await page.waitForURL('**/measures/new');
  assert.match(await figures(page).inputValue(), /01\/01\/2024/, 'the figures came along');
  assert.equal(await page.getByLabel('Name', {exact: true}).inputValue(), name);
  assert.equal(await page.getByLabel('Which way is better?').inputValue(), 'decrease');
  await page.getByLabel('Area', {exact: true}).fill('Local');
  await button(page, 'Save the measure').click();
  await page.waitForURL('**/measures/*/*saved=measure');
  assert.equal(await page.locator('h1').innerText(), name);
  await seesChartAndSentence(page);
  assert.match(await page.locator('main table').last().innerText(), /24 Jun 2024/, 'the newest figure is in the table');
}

async function downloads(page, name, startsWith) {
  const [file] = await Promise.all([page.waitForEvent('download'), button(page, name).click()]);
  const bytes = readFileSync(await file.path());
  assert.ok(bytes.subarray(0, 200).toString('latin1').includes(startsWith), `${file.suggestedFilename()} holds ${startsWith}`);
}

const firstTime = [
  task('a first-time user pastes ragged columns on a phone, sees the chart come, downloads it and saves it as a measure', phone,
    async (page, {site}) => {
      await page.goto('/');
      await page.locator('main').getByRole('link', {name: /try it/i}).first().click();
      await paste(page, figures(page), raggedWeeks(26));
      await chartSeen(page).waitFor();  // drawn without a button
      await page.getByLabel('Which way is better?').selectOption('decrease');
      await page.getByLabel('Name, if you like').fill('Wait on a phone');
      await page.waitForFunction(() => /better/i.test(document.querySelector('main .qt-say')?.textContent));
      await seesChartAndSentence(page);
      assert.ok(await page.evaluate(() => document.querySelector('[name="figures"]').value.includes('Week commencing')),
        'what was pasted still stands in the field');
      await downloads(page, 'Picture (PNG)', 'PNG');
      await downloads(page, 'Drawing (SVG)', '<svg');
      await downloads(page, 'Values and limits (CSV)', '2024-01-01');
      await savesAsMeasure(page, site, 'Wait on a phone');
    }),
  task('the same, with buttons alone, without JavaScript', {...phone, javaScript: false}, async (page, {site}) => {
    await page.goto('/try');
    await figures(page).fill(raggedWeeks(26));
    await page.getByLabel('Which way is better?').selectOption('decrease');
    await page.getByLabel('Name, if you like').fill('Wait by buttons');
    await button(page, 'Show my chart').click();
    await seesChartAndSentence(page);
    await savesAsMeasure(page, site, 'Wait by buttons');
  }),
  task('the answer is what is seen after the button, and after a refusal what is wrong, without JavaScript', {...phone, javaScript: false, refusals: 1},
    async (page) => {
      const top = (words) => page.locator(words).first().evaluate((element) => element.getBoundingClientRect().top);
      for (const path of ['/try', '/try/funnel', '/try/pareto', '/try/tests', '/try/capability', '/try/capability/steps',
        '/try/sums?chart=cusum', '/try/plan/power-two-means', '/try/measurement/gauge-crossed']) {
        await page.goto(`${path}${path.includes('?') ? '&' : '?'}example=1`);
        await page.locator('main form [name="show"]').click();
        await page.waitForURL('**#your-answer');
        const seen = await top('#your-answer');
        assert.ok(seen >= 0 && seen < 60, `${path}: the answer begins ${seen} px down`);
        assert.ok(await top('#your-answer ~ *') < phone.height / 4, `${path}: words of the answer are seen`);
      }
      await page.goto('/try');
      await figures(page).fill('apples and pears');
      await button(page, 'Show my chart').click();
      const problem = await top('[data-error-summary]');
      assert.ok(problem >= 0 && problem < phone.height / 2, `what is wrong begins ${problem} px down`);
    }),
  task('a chart of sums keeps what another chart asked', phone, async (page) => {
    await page.goto('/try/sums?chart=cusum');
    await page.getByLabel('Decision interval').fill('4');
    await page.getByLabel('Which chart?').selectOption('ewma');
    await button(page, 'Take this chart').click();
    assert.equal(await page.getByLabel('Decision interval').count(), 0, 'this chart has no such choice');
    await page.getByLabel('Which chart?').selectOption('cusum');
    await button(page, 'Take this chart').click();
    assert.equal(await page.getByLabel('Decision interval').inputValue(), '4');
  }),
  task('small charts side by side stand at one height, however long their words are', {}, async (page) => {
    await page.goto('/try/sums?chart=cusum');
    const rows = ['Figure\tGroup'];
    for (const group of ['Thanet', 'Medway', 'Ashford'])
      for (let row = 0; row < 20; row += 1)
        rows.push(`${12 + ((row * 7) % 5) + (group === 'Medway' && row > 9 ? 9 : 0)}\t${group}`);
    await figures(page).fill(rows.join('\n'));
    await button(page, 'Show my chart').click();
    const tops = await page.locator('.qt-multiples svg.qt-spc').evaluateAll((all) => all.map((svg) => svg.getBoundingClientRect().top));
    const words = await page.locator('.qt-multiples figcaption').evaluateAll((all) => new Set(all.map((one) => one.innerText.length)).size);
    assert.equal(tops.length, 3);
    assert.ok(words > 1, 'their words have different lengths');
    assert.equal(new Set(tops).size, 1, `they stand at ${tops}`);
  }),
  task('each drawing of a chart is taken where it fits', {}, async (page) => {
    await page.goto('/try?example=1');
    for (const [width, drawn] of [[360, 'compact'], [800, 'compact'], [820, 'wide'], [836, 'wide'], [1440, 'wide']]) {
      await page.setViewportSize({width, height: 800});
      const compact = await page.locator('.qt-fig svg.qt-spc--compact').first().isVisible();
      assert.equal(compact ? 'compact' : 'wide', drawn, `at ${width} px`);
    }
  }),
  task('a few points give a run chart, and cells without dates a sentence on what to do', {...phone, refusals: 1}, async (page) => {
    await page.goto('/try');
    await figures(page).fill(raggedWeeks(7));
    await button(page, 'Show my chart').click();
    await chartSeen(page).waitFor();
    assert.match(await page.locator('main').innerText(), /run chart/i);
    await figures(page).fill('apples and pears');
    await button(page, 'Show my chart').click();
    const problem = page.locator('[data-error-summary]');
    await problem.waitFor();
    assert.ok(await problem.evaluate((box) => box === document.activeElement), 'the problem has the focus');
    assert.match(await page.title(), /^Error: /);
    await problem.getByRole('link').first().click();
    assert.equal(await page.evaluate(() => document.activeElement.name), 'figures', 'its link leads to the field');
  }),
];

const bringingIn = [
  task('a contributor adds one point on a phone, and is asked before one is replaced', {...phone, visitor: 'contributor', refusals: 2},
    async (page) => {
      await page.goto('/measures/34/OU-ASHFORD');
      await page.locator('main').getByRole('link', {name: 'Add a point'}).click();
      const value = page.getByLabel('Minutes and seconds');
      await value.fill('quarter past');
      await button(page, 'Save').click();
      await page.locator('[data-error-summary]').waitFor();
      assert.equal(await value.inputValue(), 'quarter past', 'what was typed still stands');
      await value.fill('15:15');
      const day = await page.getByLabel('Week').inputValue();
      await button(page, 'Save').click();
      const news = page.locator('[data-done]');
      await news.waitFor();
      assert.ok(await news.evaluate((box) => box === document.activeElement), 'the news has the focus');
      assert.match(await page.locator('main table').last().innerText(), /15:15/);

      await page.goto('/measures/34/OU-ASHFORD/figures/new');
      await page.getByLabel('Week').fill(day);
      await page.getByLabel('Minutes and seconds').fill('16:16');
      await button(page, 'Save').click();
      await page.getByLabel('Yes, save it').check();
      await button(page, 'Save').click();
      await page.locator('[data-done]').waitFor();
      const table = await page.locator('main table').last().innerText();
      assert.ok(/16:16/.test(table) && !/15:15/.test(table), 'the figure was replaced');
    }),
  task('a page that stands open says that somebody has changed it, and one that nobody touches shows it', {visitor: 'contributor'},
    async (page, rig) => {
      const place = '/measures/34/OU-ASHFORD';
      await page.goto(place);
      const untouched = await openPage(rig, {visitor: 'contributor'});
      await untouched.page.clock.install();
      await untouched.page.goto(place);
      await untouched.page.clock.fastForward(61_000);
      await page.locator('main h1').click();
      const elsewhere = await openPage(rig, {visitor: 'contributor'});
      await elsewhere.page.goto(`${place}/choices`);
      const form = elsewhere.page.locator('main details', {has: elsewhere.page.locator('summary', {hasText: 'Mark a test of change or an event'})});
      await form.locator('summary').click();
      await form.getByLabel('When').fill('14/04/2025');
      await form.getByLabel('What happened').fill('Told to all');
      await form.getByRole('button').click();
      await elsewhere.page.locator('[data-done]').waitFor();
      await elsewhere.close();
      const news = page.getByRole('status').filter({hasText: 'has changed since you opened it'});
      await news.waitFor();
      await news.getByRole('link', {name: 'Show the page as it is now'}).click();
      await page.locator('main').getByText('Told to all').first().waitFor();
      await untouched.page.clock.runFor(2_000);
      await untouched.page.locator('main').getByText('Told to all').first().waitFor();
      await untouched.close();
    }),
  task('pasted rows with errors say what is wrong, one is mended in place, and the good rows are saved alone',
    {visitor: 'contributor'}, async (page) => {
      await page.goto('/measures/34/OU-BRIGHTON/figures/import');
      await paste(page, figures(page), 'Week\tTime\n28/04/2025\t14:01\n31/02/2025\t14:02\n05/02/2024\tlots\n12/02/2024\t14:04');
      await button(page, 'Continue').click();
      await page.locator('[data-error-summary]').waitFor();
      const problems = await page.locator('[data-error-summary]').innerText();
      assert.match(problems, /2 of 4 rows need fixing/);
      assert.match(problems, /[Rr]ow 3[^]*[Rr]ow 4/, 'each row is named');
      const preview = page.locator('#import-preview');
      assert.match(await preview.innerText(), /2 new, 0 changed/);
      await page.getByLabel('Row 4, Time').fill('14:03');
      await preview.getByText('3 new, 0 changed').waitFor();  // drawn without a button
      await button(page, 'Check again').click();
      await button(page, 'Save the 3 good figures').click();
      await page.getByText('3 figures were new').first().waitFor();
      await page.getByRole('link', {name: 'Go back to the rows that were left out'}).waitFor();
      await page.goto('/measures/34/OU-BRIGHTON?rows=all');
      const table = await page.locator('main table').last().innerText();
      assert.ok(/14:01/.test(table) && /14:03/.test(table) && !/14:02/.test(table), 'the good rows alone are there');
    }),
  ...[{}, {javaScript: false}, phone, {javaScript: false, ...phone}].map((way, place) =>
    task(`a CSV file is checked, saved and undone ${told(way)}`, {visitor: 'contributor', ...way}, async (page) => {
      let load;
      const time = `12:3${place}`;  // each way has a figure of its own, taken back at the end
      const file = {name: 'handover.csv', mimeType: 'text/csv',
        buffer: Buffer.from(`Week commencing,Time\r\n28/04/2025,${time}\r\n`)};
      for (const save of [true, false]) {
        await page.goto('/measures/34/OU-THANET/figures/import');
        await page.getByLabel('Or upload CSV or Excel').setInputFiles(file);
        await button(page, 'Continue').click();
        const preview = await page.locator('#import-preview').innerText();
        if (!save) {
          assert.match(preview, /0 new, 0 changed, 1 already there/);
          assert.equal(await button(page, 'Save 1 figure').count(), 0, 'there is nothing to save');
          await button(page, 'Throw this away').click();
          break;
        }
        assert.match(preview, /1 new, 0 changed/);
        await button(page, 'Save 1 figure').click();
        await page.waitForURL('**/import/loads/*');
        load = new URL(page.url()).pathname;
      }
      await page.goto('/measures/34/OU-THANET');
      assert.match(await page.locator('main table').last().innerText(), new RegExp(time));
      await page.goto('/import/history');
      await page.locator(`main a[href="${load}"]`).click();
      await button(page, 'Undo this load').click();
      await page.getByText('1 figure is as before').first().waitFor();
      await page.goto('/measures/34/OU-THANET');
      assert.doesNotMatch(await page.locator('main table').last().innerText(), new RegExp(time));
    })),
  ...[{}, {javaScript: false, ...phone}].map((way) =>
    task(`a workbook of several series makes a measure and fills another ${told(way)}`, {visitor: 'contributor', ...way},
      async (page) => {
        const name = `Lifts ${told(way)}`;
        await page.goto('/import/figures');
        await page.getByLabel('Or upload CSV or Excel').setInputFiles(join(inputs, 'p18_making_data_count_tool.xlsx'));
        await button(page, 'Continue').click();
        await page.waitForURL(/\/(columns|rows)$/);
        if (page.url().endsWith('/rows')) {  // read as the file before it
          await page.getByRole('link', {name: 'Match columns'}).last().click();
          await button(page, 'Forget this and guess again').click();
        }
        const fates = page.locator('select[name^="fate-"]');
        for (let place = 0; place < await fates.count(); place += 1) {
          await page.locator(`#fate-${place}`).selectOption(place === 0 ? 'new' : 'leave-out');
          if (place === 0) await page.locator('#name-0').fill(name);
        }
        await button(page, 'Continue').click();
        await page.waitForURL('**/rows');
        if (await page.locator('#unusual').count()) await page.locator('#unusual').check();
        await page.locator('main').getByRole('button', {name: /^Save/}).click();
        await page.waitForURL('**/import/loads/*');
        const load = page.url();
        await page.getByRole('link', {name: new RegExp(`^See ${name}`)}).click();
        await page.getByRole('heading', {name, level: 1}).waitFor();
        await page.goto(load);
        await button(page, 'Undo this load').click();
      })),
];

const tiles = (page) => page.locator('[data-wall] [data-v]:visible');
const says = (page) => page.locator('[data-wall-count]').innerText();

function wallTask(name, choices) {
  const scripted = choices.javaScript !== false;
  return task(`the wall ${name}`, {visitor: 'contributor', ...choices}, async (page) => {
    await page.goto('/measures');
    const all = await page.locator('[data-wall] [data-v]').count();  // a phone shows five of a group
    const cell = page.locator('[data-cell="common|fail"]');
    const expected = Number(await cell.innerText());
    assert.ok(expected > 0 && expected < all, `${expected} of ${all} are steady and fail`);
    await cell.click();
    if (!scripted) await page.waitForURL('**/measures?variation=common&assurance=fail');
    assert.equal(await tiles(page).count(), expected, 'the cell shows as many as it says');
    assert.match(await says(page), new RegExp(`^${expected} of ${all}`));
    assert.equal(await page.locator('[data-cell="common|fail"]').getAttribute('aria-current'), 'true');

    await page.goto('/measures');
    await page.getByLabel('Find a measure or place').fill('HANDOVER');
    if (!scripted) await button(page, 'Apply').click();
    assert.equal(await tiles(page).count(), 2, 'two measures of handover are found');

    await page.goto('/measures');
    await page.getByLabel('Area').selectOption({label: 'Call answering'});
    await button(page, 'Apply').click();
    await page.waitForURL(/area=/);
    assert.deepEqual(await page.locator('[data-group]:visible h2').allInnerTexts(), ['Call answering']);

    await page.goto('/measures');
    await page.getByRole('link', {name: 'OU or contact centre'}).click();
    await page.waitForURL('**/measures?level=units');
    // Not the inner text: the browser leaves out tiles that it has not drawn yet.
    assert.match(await page.locator('[data-wall]').textContent(), /Thanet/);
    await page.locator('[data-wall] a').first().click();
    await page.waitForURL('**/measures/*/OU-*');
    assert.ok(await chartSeen(page).isVisible());
  });
}

export const tests = [
  ...firstTime,
  ...bringingIn,
  wallTask('filters by matrix cell, words, area and level', {}),
  wallTask('does so without JavaScript on a phone', {...phone, javaScript: false}),
];
