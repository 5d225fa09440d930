// Peak memory and time of the server for an upload of 200 MB: node bench/long_upload.mjs [MEGABYTES] [PROGRAM] [ASSETS]
import {resolve} from 'node:path';
import {signInAll, startBrowser, startSite} from '../tests/browser/site.mjs';
import {kindsOfUpload, uploadLongFile} from '../tests/browser/long_upload.mjs';

const [megabytes = '200', program = 'build/release/qualitea', assets = 'build/assets'] = process.argv.slice(2);
const site = await startSite(resolve(program), resolve(assets));
const browser = await startBrowser();
try {
  const states = await signInAll(browser, site);
  for (const kind of kindsOfUpload) {
    const {status, grown, seconds} = await uploadLongFile({site, state: states.contributor}, kind, Number(megabytes));
    console.log(`${megabytes} MB, ${kind}: status ${status}, ${grown.toFixed(0)} MB of memory more, ` +
      `${seconds.toFixed(1)} s`);
  }
} finally {
  await browser.close();
  await site.stop();
}
