// What every task of a browser has in common: a page of its own, what it may complain of, and signing in.
import assert from 'node:assert/strict';
import {openPage, widerThanScreen} from './site.mjs';

export const phone = {width: 360, height: 740};

// `refusals`: how many forms the server refuses on purpose. A browser tells its console of each.
export function task(name, {refusals = 0, ...choices}, work) {
  return {
    name,
    async run(rig) {
      const {page, faults, close} = await openPage(rig, choices);
      try {
        await work(page, rig);
        assert.equal(faults.filter((fault) => fault.includes('status of 422')).length, refusals);
        assert.deepEqual(faults.filter((fault) => !fault.includes('status of 422')), []);
        const wide = await widerThanScreen(page);
        assert.ok(wide <= 0, `the page is ${wide} px wider than the screen`);
      } finally {
        await close();
      }
    },
  };
}

export const button = (page, name) => page.locator('main').getByRole('button', {name, exact: true}).first();

export async function signsIn(page, {email, password}) {
  await page.getByLabel('Email address').fill(email);
  await page.getByLabel('Password').fill(password);
  await button(page, 'Sign in').click();
}
