// A long upload costs the server no more memory than src/measures/imports/long_file_import.h says, whatever is in it.
// 200 MB of the same: bench/long_upload.mjs.
import assert from 'node:assert/strict';
import {kindsOfUpload, uploadLongFile} from './long_upload.mjs';

const kMegabytes = 30;
// The file is six times as long as what a draft may hold, and its text alone is more than this.
const kMostGrown = 24;

export const tests = kindsOfUpload.map((kind) => ({
  name: `an upload of ${kMegabytes} MB, ${kind}: within ${kMostGrown} MB of memory`,
  async run({site, states}) {
    const {status, text, grown} = await uploadLongFile({site, state: states.contributor}, kind, kMegabytes);
    assert.equal(status, kind === 'figures' ? 303 : 422, text.slice(0, 2000));
    assert.ok(grown < kMostGrown, `the server took ${grown.toFixed(0)} MB more`);
    assert.ok(await fetch(`${site.address}/health`).then((answer) => answer.ok), 'the server goes on');
  },
}));
