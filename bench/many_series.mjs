// Time and peak memory of `qualitea spc --many` on a long table, beside wc -l and cat of the same file:
// node bench/many_series.mjs [MEGABYTES] [PROGRAM] [THREADS] [contiguous|interleaved]
// The file is made up from a fixed seed in the folder of temporary files and deleted afterwards.
import {spawnSync} from 'node:child_process';
import {closeSync, openSync, readFileSync, rmSync, statSync, writeSync} from 'node:fs';
import {loadavg, tmpdir} from 'node:os';
import {join} from 'node:path';

const [megabytes = '1000', program = 'build/release/qualitea', threads = '1', order = 'contiguous'] =
  process.argv.slice(2);
const kPoints = 120;  // months of ten years, or days of four months
const path = join(tmpdir(), `qualitea-many-${process.pid}.csv`);
const told = join(tmpdir(), `qualitea-many-${process.pid}.time`);

/** Rows of one series after another, or of one day after another, until the file is long enough. */
function makeFile() {
  const file = openSync(path, 'w');
  writeSync(file, 'series,date,value\n');
  const days = Array.from({length: kPoints}, (_, day) => new Date(Date.UTC(2024, 0, 1 + day)).toISOString().slice(0, 10));
  let state = 20251129;
  const value = () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return (1000 + (state >>> 22)) / 100;
  };
  const bytesOfRow = 'Category 2 mean, no 123456'.length + 18;
  const series = Math.max(1, Math.round(Number(megabytes) * 1e6 / bytesOfRow / kPoints));
  const names = Array.from({length: series}, (_, place) => `Category 2 mean ${String(place).padStart(7, '0')}`);
  const outer = order === 'interleaved' ? days : names;
  const inner = order === 'interleaved' ? names : days;
  let rows = 0;
  let text = '';
  for (const first of outer)
    for (const second of inner) {
      text += order === 'interleaved' ? `${second},${first},${value()}\n` : `${first},${second},${value()}\n`;
      ++rows;
      if (text.length > 1 << 20) {
        writeSync(file, text);
        text = '';
      }
    }
  writeSync(file, text);
  closeSync(file);
  return {rows, series};
}

/** Real and processor seconds and peak kilobytes, as GNU time or bash tells them. */
function timed(command) {
  const began = process.hrtime.bigint();
  const run = spawnSync('python3', ['-c', `
import resource, subprocess, sys
code = subprocess.call(['sh', '-c', sys.argv[1]])
used = resource.getrusage(resource.RUSAGE_CHILDREN)
print(used.ru_utime + used.ru_stime, used.ru_maxrss, code, file=open(sys.argv[2], 'w'))`, command, told]);
  const real = Number(process.hrtime.bigint() - began) / 1e9;
  const [processor, kilobytes, code] = readFileSync(told, 'utf8').split(' ').map(Number);
  if (run.status !== 0 || code !== 0) throw new Error(`${command}: ${run.stderr}`);
  return {real, processor, kilobytes};
}

try {
  const {rows, series} = makeFile();
  const bytes = statSync(path).size;
  console.log(`${(bytes / 1e6).toFixed(0)} MB, ${rows} points of ${series} series, ${order}; load average ` +
    loadavg()[0].toFixed(1));
  for (const [name, command] of [
    ['cat', `cat ${path} > /dev/null`],
    ['wc -l', `wc -l ${path} > /dev/null`],
    [`spc --many, ${threads} threads`, `${program} spc --many --threads ${threads} --out /dev/null ${path}`],
  ]) {
    const {real, processor, kilobytes} = timed(command);
    console.log(`${name}: ${real.toFixed(2)} s, processor ${processor.toFixed(2)} s: ` +
      `${(bytes / 1e6 / processor).toFixed(0)} MB/s, ${(rows / 1e6 / processor).toFixed(1)} M points/s, ` +
      `peak ${(kilobytes / 1000).toFixed(0)} MB, ${(kilobytes * 1024 / rows).toFixed(1)} bytes a point`);
  }
} finally {
  rmSync(path, {force: true});
  rmSync(told, {force: true});
}
