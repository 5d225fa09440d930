// usage: node tests/api/run.mjs PROGRAM ASSETS
// Holds the OpenAPI document against a maintained validator and against what a served demo answers, then lets clients
// in other languages at it: client_test.py, and the curl example of docs/api/README.md.
// One line for each test, last `N passed, N failed`.
import {spawnSync} from 'node:child_process';
import {readFileSync} from 'node:fs';
import {dirname, join, resolve} from 'node:path';
import {fileURLToPath} from 'node:url';
import {Validator} from '@seriousme/openapi-schema-validator';
import Ajv from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import {startSite} from '../browser/site.mjs';

const [program, assets] = process.argv.slice(2);
if (!program || !assets) {
  console.error('Use: node tests/api/run.mjs PROGRAM ASSETS');
  process.exit(2);
}
const here = dirname(fileURLToPath(import.meta.url));
const kClientMs = 120_000;
let passed = 0;
let failed = 0;

async function test(name, run) {
  try {
    await run();
    passed += 1;
    console.log(`passed  api: ${name}`);
  } catch (error) {
    failed += 1;
    console.log(`failed  api: ${name}\n        ${String(error.message).split('\n').join('\n        ')}`);
  }
}

function must(truth, words) {
  if (!truth) throw new Error(words);
}

// Signs in by the form and makes a token on the account page, as a person does.
async function makeToken({address, people}) {
  const form = (fields) => new URLSearchParams(fields);
  const {email, password} = people.contributor;
  const signedIn = await fetch(`${address}/sign-in`, {method: 'POST', redirect: 'manual', body: form({email, password})});
  const cookie = signedIn.headers.get('set-cookie').split(';')[0];
  const page = await (await fetch(`${address}/account/tokens`, {headers: {cookie}})).text();
  const csrf = /name="csrf" value="([^"]+)"/.exec(page)[1];
  const fields = form({csrf, name: 'The document', life: '30'});
  for (const scope of ['read', 'write-figures', 'write-choices']) fields.append('scopes', scope);
  const shown = await (await fetch(`${address}/account/tokens`, {method: 'POST', headers: {cookie}, body: fields})).text();
  return /id="token"[^>]*value="(qt_[0-9a-f]{52})"/.exec(shown)[1];
}

function schemaCheck(document) {
  const ajv = new Ajv({strict: false, allErrors: true});
  addFormats(ajv);
  ajv.addSchema(document, 'document');
  return (pointer, value) => {
    const check = ajv.getSchema(`document#${pointer}`) ?? ajv.compile({$ref: `document#${pointer}`});
    must(check(value), `${pointer}: ${ajv.errorsText(check.errors)}`);
  };
}

const escaped = (name) => name.replaceAll('~', '~0').replaceAll('/', '~1');
const encoded = (name) => encodeURIComponent(escaped(name));

// What stands for each capture: rows that the demo has.
async function captures(ask) {
  const signals = await (await ask('/api/v1/signals')).json();
  const batches = await (await ask('/api/v1/batches')).json();
  return {measure: '5', organisation: 'RYD', period: '2024-12-01', batch: String(batches.items[0].id),
    signal: String(signals.items[0]?.id ?? '')};
}

const site = await startSite(resolve(program), resolve(assets));
try {
  const document = await (await fetch(`${site.address}/api/v1/openapi.json`)).json();
  const check = schemaCheck(document);
  const token = await makeToken(site);
  const ask = (path, more = {}) => fetch(site.address + path,
    {...more, headers: {authorization: `Bearer ${token}`, ...more.headers}});

  await test('the document is valid OpenAPI 3.1', async () => {
    const told = await new Validator().validate(structuredClone(document));
    must(told.valid, JSON.stringify(told.errors, null, 1));
    must(document.openapi === '3.1.0', document.openapi);
  });

  for (const [path, item] of Object.entries(document.paths)) {
    for (const [method, operation] of Object.entries(item)) {
      const at = `/paths/${encoded(path)}/${method}`;
      const body = operation.requestBody?.content['application/json'];
      if (body) {
        await test(`the example of ${method.toUpperCase()} ${path} is of its schema`, () =>
          check(`${at}/requestBody/content/application~1json/schema`, body.example));
      }
      if (method !== 'get') continue;
      await test(`GET ${path} answers as the document says`, async () => {
        const known = await captures(ask);
        const address = path.replace(/\{(\w+)\}/g, (_, name) => known[name]);
        const answer = await ask(address);
        must(answer.status === 200, `${address}: ${answer.status}`);
        check(`${at}/responses/200/content/application~1json/schema`, await answer.json());
      });
    }
  }

  await test('the document describes the web hooks, members and headers of docs/api/web-hooks.md', () => {
    const page = readFileSync(join(here, '..', '..', 'docs', 'api', 'web-hooks.md'), 'utf8');
    const events = /^\| `X-Qualitea-Event` \|(.*)\|$/m.exec(page)[1].match(/[a-z-]+\.[a-z]+/g);
    const headers = page.match(/^\| `X-[^`]+/gm).map((start) => start.slice(3));
    const example = JSON.parse(/```json\n([\s\S]*?)```/.exec(page)[1]);
    must(Object.keys(document.webhooks).join() === events.join(), `described: ${Object.keys(document.webhooks)}`);
    for (const [event, {post}] of Object.entries(document.webhooks)) {
      must(post.parameters.map((header) => header.name).join() === headers.join(), `${event}: other headers`);
      const {schema} = post.requestBody.content['application/json'];
      must(schema.required.slice(0, 3).join() === 'event,created,url', `${event}: ${schema.required}`);
      // Shapes are open, so one document with the members of all is of each.
      check(`/webhooks/${encoded(event)}/post/requestBody/content/application~1json/schema`,
        {...example, count: 0, series: [], event});
    }
    const raised = document.webhooks[example.event].post.requestBody.content['application/json'].schema;
    must(Object.keys(example).join() === raised.required.join(), `${example.event}: ${raised.required}`);
  });

  await test('refusals are problems as the document says', async () => {
    const at = '/components/schemas/Problem';
    for (const [path, more, status] of [
      ['/api/v1/measures/99999', {}, 404],
      ['/api/v1/measures?limit=x&frm=1', {}, 422],
      ['/api/v1/measures', {method: 'POST', body: '{"name": 1}', headers: {'content-type': 'application/json'}}, 422],
      ['/api/v1/measures', {headers: {authorization: 'Bearer qt_wrong'}}, 401],
      ['/api/v1/measures', {method: 'POST', body: ' '.repeat(3_000_000)}, 413],
      ['/api/v1/nothing', {}, 404],
    ]) {
      const answer = await ask(path, more);
      must(answer.status === status, `${path}: ${answer.status}`);
      must(answer.headers.get('content-type') === 'application/problem+json', `${path}: no problem details`);
      check(at, await answer.json());
    }
  });

  for (const path of ['/api/v1/spc', '/api/v1/spc/advice'])
    await test(`an analysis of figures answers as the document says: ${path}`, async () => {
      const operation = document.paths[path].post;
      const example = operation.requestBody.content['application/json'].example;
      const answer = await fetch(`${site.address}${path}`, {method: 'POST', body: JSON.stringify(example)});
      check(`/paths/${encoded(path)}/post/responses/200/content/application~1json/schema`, await answer.json());
    });

  await test('the curl example of docs/api/README.md does what it says', () => {
    const readme = readFileSync(join(here, '..', '..', 'docs', 'api', 'README.md'), 'utf8');
    const example = /```sh\n([\s\S]*?)```/.exec(readme)[1];
    const ran = spawnSync('bash', ['-euo', 'pipefail', '-c', example], {encoding: 'utf8', timeout: kClientMs,
      env: {...process.env, QUALITEA: site.address, TOKEN: token, MEASURE: '5', ORGANISATION: 'RYD'}});
    must(ran.status === 0, `${ran.stdout}${ran.stderr}`);
    must(/"revised":1/.test(ran.stdout) && /"headline":/.test(ran.stdout), ran.stdout);
  });

  await test('the page /api gives the same curl example, which names no series', async () => {
    const readme = readFileSync(join(here, '..', '..', 'docs', 'api', 'README.md'), 'utf8');
    const example = /```sh\n([\s\S]*?)```/.exec(readme)[1];
    const page = (await (await fetch(`${site.address}/api`)).text()).replaceAll('&quot;', '"').replaceAll('&#39;', "'");
    must(page.includes(example), 'the two examples differ');
    must(!/series\/\d/.test(example), 'the example names a series that is there');
  });

  const {email, password} = site.people.contributor;
  const client = spawnSync('python3', [join(here, 'client_test.py'), site.address, email, password],
    {encoding: 'utf8', timeout: kClientMs});
  const lines = client.stdout.trim().split('\n');
  const counts = /^(\d+) passed, (\d+) failed$/.exec(lines.pop() ?? '');
  if (counts) {
    console.log(lines.join('\n'));
    passed += Number(counts[1]);
    failed += Number(counts[2]);
  } else {
    failed += 1;
    console.log(`failed  client: it did not come to its end\n${client.stdout}${client.stderr}`);
  }
} catch (error) {
  failed += 1;
  console.log(`failed  api: ${error.stack}`);
} finally {
  await site.stop();
}
console.log(`${passed} passed, ${failed} failed`);
process.exit(failed === 0 ? 0 : 1);
