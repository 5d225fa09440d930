// One very long file sent to the import of a running server, and what that costs the server: its peak memory beside what
// it had before (VmHWM of Linux, set back first), and the time. The file is written as a stream, sent as a stream.
import {createWriteStream, openAsBlob, readFileSync, rmSync, writeFileSync} from 'node:fs';
import {once} from 'node:events';
import {tmpdir} from 'node:os';
import {join} from 'node:path';

const kTrusts = ['RX9', 'RYC', 'R1F', 'RRU', 'RX6', 'RX7', 'RYE', 'RYD', 'RYF', 'RYA', 'RX8'];
const kMeasures = ['Hear and treat', 'C2 mean', 'C1 mean'];

// A figure on each row, with a remark that makes the row about 200 bytes long, as extracts have them.
function* figureRows() {
  const remark = 'x'.repeat(150);
  for (let row = 0; ; row += 1) {
    const month = new Date(Date.UTC(2018, (row >> 6) % 84, 1)).toISOString().slice(0, 10);
    const measure = kMeasures[row % 3];
    const value = measure === 'Hear and treat' ? `${5 + row % 9}.5%` : `${7 + row % 20}:15`;
    yield `${month},${measure},${kTrusts[row % 11]},${value},${remark}\r\n`;
  }
}

const kinds = {
  figures: {head: 'Month,Measure,Place,Value,Remark\r\n', rows: figureRows},
  'one quote never closed': {head: 'Month,Measure,Place,Value\r\n2025-03-01,"C2 mean,RYD,7:15\r\n', rows: figureRows},
  'one line without an end': {head: 'Month,Measure,Place,Value', rows: function* () { for (;;) yield 'x'.repeat(997); }},
};
export const kindsOfUpload = Object.keys(kinds);

async function writeFile(path, kind, megabytes) {
  const file = createWriteStream(path);
  let left = megabytes * 1_000_000;
  let piece = kinds[kind].head;
  for (const row of kinds[kind].rows()) {
    piece += row;
    if (piece.length < 1_000_000) continue;
    if (!file.write(piece)) await once(file, 'drain');
    left -= piece.length;
    piece = '';
    if (left <= 0) break;
  }
  file.end();
  await once(file, 'finish');
}

const memory = (pid, name) =>
  Number(new RegExp(`^${name}:\\s+(\\d+) kB$`, 'm').exec(readFileSync(`/proc/${pid}/status`, 'utf8'))[1]) / 1024;

// `state`: of a signed-in contributor. Returns status, the text of the answer, MB of memory above before, seconds.
export async function uploadLongFile({site, state}, kind, megabytes) {
  const cookie = state.cookies.map(({name, value}) => `${name}=${value}`).join('; ');
  const page = await fetch(`${site.address}/import/figures`, {headers: {cookie}}).then((answer) => answer.text());
  const csrf = /name="csrf" value="([^"]+)"/.exec(page)[1];
  const path = join(tmpdir(), `qualitea-long-${process.pid}.csv`);
  try {
    await writeFile(path, kind, megabytes);
    const form = new FormData();
    form.append('csrf', csrf);
    form.append('figures', '');
    form.append('file', await openAsBlob(path), 'long.csv');
    writeFileSync(`/proc/${site.pid}/clear_refs`, '5');
    const before = memory(site.pid, 'VmRSS');
    const began = performance.now();
    const answer = await fetch(`${site.address}/import/figures`, {method: 'POST', headers: {cookie}, body: form,
      redirect: 'manual'});
    const text = await answer.text();
    const seconds = (performance.now() - began) / 1000;
    const grown = memory(site.pid, 'VmHWM') - before;
    // Other tests look at the same figures: the load is taken back.
    if (answer.status === 303) {
      const load = new URL(answer.headers.get('location'), site.address).pathname;
      const undone = await fetch(`${site.address}${load}/undo`, {method: 'POST', headers: {cookie}, redirect: 'manual',
        body: new URLSearchParams({csrf, reach: 'whole'})});
      if (undone.status !== 303) throw new Error(`the load was not taken back: ${undone.status}`);
    }
    return {status: answer.status, text, grown, seconds};
  } finally {
    rmSync(path, {force: true});
  }
}
