// usage: node tests/browser/run.mjs PROGRAM ASSETS [WORDS]
// Runs every *.browser.mjs beside it against one server: one line for each test, last `N passed, N failed`.
// WORDS runs only the tests whose name holds them.
import {readdirSync} from 'node:fs';
import {dirname, join, resolve} from 'node:path';
import {fileURLToPath, pathToFileURL} from 'node:url';
import {signInAll, startBrowser, startSite} from './site.mjs';

const [program, assets, words = ''] = process.argv.slice(2);
if (!program || !assets) {
  console.error('Use: node tests/browser/run.mjs PROGRAM ASSETS [WORDS]');
  process.exit(2);
}
const here = dirname(fileURLToPath(import.meta.url));
const kTestMs = 60_000;
let passed = 0;
let failed = 0;
let site;
let browser;

function withinTime(work) {
  let timer;
  const late = new Promise((_, reject) => (timer = setTimeout(() => reject(new Error('took more than a minute')), kTestMs)));
  return Promise.race([work, late]).finally(() => clearTimeout(timer));
}

try {
  site = await startSite(resolve(program), resolve(assets));
  browser = await startBrowser();
  const rig = {browser, site, address: site.address, states: await signInAll(browser, site)};
  for (const file of readdirSync(here).filter((name) => name.endsWith('.browser.mjs')).sort()) {
    const {tests, finish} = await import(pathToFileURL(join(here, file)));
    for (const {name, run} of tests) {
      if (!name.includes(words)) continue;
      try {
        await withinTime(run(rig));
        passed += 1;
        console.log(`passed  browser: ${name}`);
      } catch (error) {
        failed += 1;
        console.log(`failed  browser: ${name}\n        ${String(error.message).split('\n').join('\n        ')}`);
      }
    }
    await finish?.();
  }
} catch (error) {
  failed += 1;
  console.log(`failed  browser: ${error.message}`);
} finally {
  await browser?.close();
  await site?.stop();
}
console.log(`${passed} passed, ${failed} failed`);
process.exit(failed === 0 ? 0 : 1);
