// Every page there is, and who sees it. A page that is new is added here: all that holds for every page is then tested.
// `grows`: each visit adds to what the page lists, so that two visits differ.
// `does` is what brings the page about when an address alone does not: a form refused, a form taken.

const kMean = '/measures/5/RYD';  // SECAmb's Category 2 mean response time, the front door of the demo
const kPercent = '/measures/15/RYD';  // hear and treat
const kDaily = '/measures/32/CC-MEDWAY';
const kWeekly = '/measures/34/OU-THANET';

// The pointer goes away from where it pressed: the page may have moved a link there, which has no line under it then.
const sends = (name) => async (page) => {
  await page.locator('main').getByRole('button', {name, exact: true}).first().click();
  await page.mouse.move(0, 0);
};
// The form is folded away under words of its own.
const sendsFolded = (name) => async (page) => {
  const form = page.locator('main details', {has: page.locator('summary', {hasText: name})});
  await form.locator('summary').click();
  await form.getByRole('button').click();
};

// Figures are pasted into the first step of an import; the next page is what is looked at.
const gives = (cells) => async (page) => {
  await page.getByLabel('Paste here').fill(cells);
  await sends('Continue')(page);
};

// A table is pasted into a page that tries something; the answer is looked at.
const tries = (cells) => async (page) => {
  await page.locator('main textarea').first().fill(cells);
  await sends('Show my chart')(page);
};

const marked = [11, 13, 12, 40, 12, 11, 14, 12, 9, 8, 7, 9, 8, 6, 8, 7, 9, 8];

const everybody = [
  {path: '/try', title: 'Try it'},
  {path: '/try?example=1', title: 'Try it with the example'},
  {path: '/try?chart=p', title: 'Try it with a chart chosen'},
  {path: '/try/which-chart', title: 'Which chart?'},
  {path: '/try/which-chart?figure=events&whole=varying', title: 'Which chart, the third question'},
  {path: '/try/which-chart?figure=cases-out-of-cases&whole=constant&amount=usual', title: 'Which chart, answered'},
  {path: '/try/capability', title: 'Good enough?'},
  {path: '/try/capability?example=1', title: 'Good enough? with the example'},
  {path: '/try/capability/steps', title: 'Yield of steps'},
  {path: '/try/capability/steps?example=1', title: 'Yield of steps with the example'},
  {path: '/try/funnel', title: 'Places side by side'},
  {path: '/try/funnel?example=1', title: 'Places side by side with the example'},
  {path: '/try/pareto', title: 'Causes'},
  {path: '/try/pareto?example=1', title: 'Causes with the example'},
  {path: '/try/plan', title: 'How many?'},
  {path: '/try/plan/power-two-means', title: 'Power of two means, with the example'},
  {path: '/try/plan/sample-strata', title: 'A stratified sample, with the example'},
  {path: '/try/plan/acceptance-find', title: 'An acceptance plan, with the example'},
  {path: '/try/measurement', title: 'Is the measuring good enough?'},
  {path: '/try/measurement/gauge-crossed', title: 'A gauge study, with the example'},
  {path: '/try/measurement/attribute-agreement', title: 'Attribute agreement, with the example'},
  {path: '/try/measurement/bias-linearity', title: 'Bias and linearity, with the example'},
  {path: '/reference', title: 'Reference'},
  {path: '/reference/calculations/power-two-means', title: 'Power of two means in the reference'},
  {path: '/reference/calculations/gauge-crossed', title: 'A gauge study in the reference'},
  {path: '/try/sums', title: 'Small changes and outcomes'},
  {path: '/try/sums?chart=racusum&example=1', title: 'Outcomes with risks, with the example'},
  {path: '/try/sums?chart=t2&example=1', title: 'Several figures together, with the example'},
  {path: '/guide/charts', title: 'Chart guide'},
  {path: '/guide/states', title: 'States'},
  {path: '/api', title: 'Reference for programs'},
  {path: '/accessibility', title: 'Accessibility statement'},
  {path: '/privacy', title: 'Privacy and cookies'},
];

const stranger = [
  {path: '/', title: 'Welcome'},
  {path: '/sign-in', title: 'Sign in'},
  {path: '/nowhere', title: 'A page that is not there', status: 404},
  {path: '/sign-in', title: 'A refused sign-in', status: 422, does: sends('Sign in')},
  {path: '/try', title: 'Try it, refused', status: 422, does: sends('Show my chart')},
  {path: '/try', title: 'A chart over time with notes, phases and a row left out', does: tries('Month\tMinutes\tNote\tLeave out\tPhase\n' +
    marked.map((minutes, month) => `1/${month % 12 + 1}/${2023 + Math.floor(month / 12)}\t${minutes}\t${month === 6 ? 'New rota' : ''}\t` +
      `${month === 3 ? 'x' : ''}\t${month < 8 ? 'Before' : 'After'}\n`).join(''))},
  {path: '/try/capability', title: 'Good enough?, refused', status: 422, does: sends('Show the answer')},
  {path: '/try/capability/steps', title: 'Yield of steps, refused', status: 422, does: sends('Show the yield')},
  {path: '/try/funnel', title: 'Places side by side, refused', status: 422, does: sends('Show my chart')},
  {path: '/try/funnel', title: 'Places side by side with rows left out', does: tries('Station\tDone\tCalls\n' +
    'Medway\t200\t1000\nThanet\t400\t1000\nDover\tmany\t900\nAshford\t300\t1000\n')},
  {path: '/try/pareto', title: 'Causes, refused', status: 422, does: sends('Show my chart')},
  {path: '/try/pareto', title: 'Causes of two periods', does: tries('Reason\tApril\tMay\nNo bed\t60\t20\n' +
    'Corridor\t40\t60\nPaperwork\tlots\t2\nTriage\t10\t12\n')},
  {path: '/try/sums', title: 'A chart of sums with events, phases and exclusions', does: tries('Week\tMinutes\tNote\tLeave out\tPhase\n' +
    marked.map((minutes, week) => `${week + 1}/1/2024\t${minutes}\t${week === 6 ? 'New rota' : ''}\t` +
      `${week === 3 ? 'x' : ''}\t${week < 8 ? 'Before' : 'After'}\n`).join(''))},
  {path: '/try/sums?chart=racusum', title: 'Outcomes with risks, a small chart for each group', ends: '/try/sums', does: tries(
    'Team\tGroup\tDied\tRisk\n' + marked.map((_, row) => `T\t${row % 2 ? 'North' : 'South'}\t${row % 5 ? 0 : 1}\t0.1${row % 7}\n`).join(''))},
  {path: '/try/funnel', title: 'A funnel for each group', does: tries('Group\tStation\tDone\tCalls\tNote\n' +
    'April\tMedway\t200\t1000\tNew desk\nApril\tThanet\t400\t1000\t\nMay\tMedway\t210\t1100\t\nMay\tThanet\t300\t900\t\n')},
  {path: '/try/pareto', title: 'Causes of each group', does: tries('Reason\tCases\tGroup\nNo bed\t60\tDay\n' +
    'Corridor\t40\tDay\nPaperwork\t5\tNight\nNo bed\t12\tNight\n')},
  {path: '/try/plan/power-two-means?empty=1', title: 'How many, refused', status: 422,
    ends: '/try/plan/power-two-means', does: sends('Work it out')},
  {path: '/try/measurement/gauge-crossed?empty=1', title: 'A gauge study, refused', status: 422,
    ends: '/try/measurement/gauge-crossed', does: sends('Work it out')},
  {path: '/try/plan/luck', title: 'A calculation that is not there', status: 404},
  {path: '/try/sums', title: 'Small changes, refused', status: 422, does: sends('Show my chart')},
];

const contributor = [
  {path: '/', title: 'Home'},
  {path: '/measures', title: 'The wall'},
  {path: '/measures?variation=common&assurance=fail', title: 'The wall of one cell of the matrix'},
  {path: '/measures?find=response&sort=name', title: 'The wall of what is found'},
  {path: '/measures?find=nothing+like+this', title: 'The wall of nothing found'},
  {path: '/measures?level=units', title: 'The wall of units'},
  {path: '/measures?organisation=RX9', title: 'The wall of another trust'},
  {path: '/measures/5', title: 'All trusts on one indicator'},
  {path: kMean, title: 'A measure'},
  {path: `${kMean}?period=24`, title: 'A measure over 24 months'},
  {path: `${kMean}?target=94`, title: 'A measure against the 30-minute ambition'},
  {path: `${kMean}?season=adjusted`, title: 'A measure adjusted for season'},
  {path: `${kMean}?rows=all`, title: 'A measure with every row'},
  {path: `${kMean}?known=2020-10-01`, title: 'A measure as known on a day'},
  {path: `${kMean}?known=2020-10-01&choices=today&period=24`, title: 'A measure as known on a day, with today\'s choices'},
  {path: `${kMean}?known=2018-01-01`, title: 'A measure before anything was known'},
  {path: `${kMean}?known=yesterday`, title: 'A measure as known on no day', status: 422},
  {path: '/measures?known=2020-10-01', title: 'The wall as known on a day'},
  {path: '/measures?known=2018-01-01', title: 'The wall before anything was known'},
  {path: '/measures/5?known=2020-10-01', title: 'All trusts as known on a day'},
  {path: `${kMean}/figures/2019-10-01/history`, title: 'The history of one figure'},
  {path: kPercent, title: 'A measure in per cent'},
  {path: kDaily, title: 'A daily measure'},
  {path: kWeekly, title: 'A weekly measure'},
  {path: '/measures/new', title: 'A new measure'},
  {path: '/measures/new', title: 'A new measure, refused', status: 422, does: sends('Save the measure')},
  {path: '/measures/5/definition', title: 'A measure\'s definition'},
  {path: `${kMean}/choices`, title: 'Targets, notes and limits of a chart'},
  {path: `${kWeekly}/choices`, title: 'A chart\'s choices, refused', status: 422, ends: `${kWeekly}/choices/targets`,
    does: sendsFolded('Add a target')},
  {path: `${kWeekly}/figures/new`, title: 'Add a point'},
  {path: `${kWeekly}/figures/new`, title: 'Add a point, refused', status: 422, does: sends('Save')},
  {path: `${kWeekly}/figures/import`, title: 'Import figures'},
  {path: '/signals', title: 'Signals'},
  {path: '/signals?whose=mine&state=closed', title: 'Signals of nobody'},
  {path: '/signals/1', title: 'One signal'},
  {path: '/signals/1', title: 'A signal explained, refused', status: 422, ends: '/signals/1/explanation',
    does: sends('Save')},
  {path: '/signals/2?saved=acknowledgement', title: 'A signal taken up'},
  {path: '/account/notifications', title: 'Notifications'},
  {path: '/import', title: 'Import'},
  {path: '/import/figures', title: 'Figures of any measures'},
  {path: '/import/figures', title: 'Figures of any measures, refused', status: 422, does: sends('Continue')},
  {path: '/import/figures', title: 'Import: columns', ends: '*/columns', does: gives('Month\tC2 mean\tLifts\nJan-24\t26:10\t30\nFeb-24\t27:10\t31\n')},
  {path: `${kWeekly}/figures/import`, title: 'Import: rows', ends: '*/rows', does: gives('Week\tTime\n28/04/2025\tlots\n05/02/2024\t14:01\n')},
  {path: '/feeds', title: 'Feeds'},
  {path: '/feeds/1', title: 'A feed'},
  {path: '/feeds/1?runs=faults', title: 'What went wrong with a feed'},
  {path: '/late', title: 'Late data'},
  {path: '/import/history', title: 'Import history'},
  {path: '/import/loads/1', title: 'One load'},
  {path: '/import/drafts/999/rows', title: 'A draft that is not there', status: 404},
  {path: '/places', title: 'Places'},
  {path: '/places?level=teams', title: 'Places down to teams'},
  {path: '/places?on=2021-06-01', title: 'Places of an earlier day'},
  {path: '/places?on=2021-06-01&known=2020-01-01', title: 'Places before anything was known'},
  {path: '/places?on=someday', title: 'Places of no day', status: 422},
  {path: '/places/OU-THANET', title: 'A place'},
  {path: '/places/OU-THANET?find=paramedic&page=2', title: 'A place, searched'},
  {path: '/places/NOWHERE', title: 'A place that is not there', status: 404},
  {path: '/people', title: 'People'},
  {path: '/people?find=paramedic', title: 'People found'},
  {path: '/people?find=xqzw', title: 'People not found'},
  {path: '/people/100', title: 'A person'},
  {path: '/people/999999', title: 'A person who is not there', status: 404},
  {path: '/places/new', title: 'A form one may not see', status: 403},
  {path: '/account', title: 'Your account'},
  {path: '/account/tokens', title: 'Tokens for programs'},
  {path: '/account/tokens', title: 'A token refused', status: 422, does: sends('Make token')},
  {path: '/account/tokens', title: 'A new token', does: async (page) => {
    await page.getByLabel('What it is for').fill('Power BI refresh');
    await sends('Make token')(page);
  }},
  {path: '/account', title: 'Your account, saved', ends: '/account?done=name', does: sends('Save name')},
  {path: '/accounts', title: 'A page one may not see', status: 403},
  {path: '/measures/5/NOBODY', title: 'A measure of nobody', status: 404},
];

const administrator = [
  {path: '/web-hooks', title: 'Web hooks'},
  {path: '/web-hooks', title: 'Web hooks, refused', status: 422, does: sends('Add web hook')},
  {path: '/web-hooks', title: 'A new web hook', grows: true, does: async (page) => {
    await page.getByLabel('What listens there').fill('Flow of the QI team');
    await page.getByLabel('Address').fill('https://hooks.trust.example/qualitea');
    await sends('Add web hook')(page);
  }},
  {path: '/web-hooks', title: 'Web hooks with a delivery', grows: true, ends: '/web-hooks?saved=test', does: async (page) => {
    await page.locator('main').getByRole('button', {name: /^Send a test/}).first().click();
  }},
  {path: '/feeds/new', title: 'A new feed'},
  {path: '/feeds/new?kind=sql_query', title: 'A new feed that asks a database'},
  {path: '/feeds/new?kind=file_drop', title: 'A new feed of files, refused', status: 422, does: sends('Make the feed')},
  {path: '/feeds/1', title: 'A feed that programs send to'},
  {path: '/feeds/1/edit', title: 'Changing a feed'},
  {path: '/feeds/999', title: 'A feed that is not there', status: 404},
  {path: '/operations', title: 'Operations'},
  {path: '/jobs', title: 'Jobs'},
  {path: '/jobs?state=failed', title: 'Jobs of one state'},
  {path: '/jobs/999999', title: 'A job that is not there', status: 404},
  {path: '/people/100', title: 'A person with details'},
  {path: '/places/new', title: 'A new place'},
  {path: '/places/new', title: 'A new place, refused', status: 422, does: sends('Open the place')},
  {path: '/places/OU-THANET/change', title: 'Changing a place'},
  {path: '/places/OU-THANET/change', title: 'Changing a place, refused', status: 422, does: async (page) => {
    await page.getByLabel('Name', {exact: true}).fill('');
    await sends('Save the change')(page);
  }},
  {path: '/places/OU-THANET/close', title: 'Closing a place with people, refused', status: 422, does: sends('Close the place')},
  {path: '/places/OU-THANET/merge', title: 'Merging places'},
  {path: '/places/headcount', title: 'Who counts as staff'},
  {path: '/places/headcount', title: 'Who counts as staff, refused', status: 422, does: async (page) => {
    const ticked = page.locator('main input[type=checkbox]:checked');
    while (await ticked.count()) await ticked.first().uncheck();
    await sends('Save')(page);
  }},
  {path: '/staff-feed', title: 'Staff feed'},
  {path: '/staff-feed', title: 'Staff feed, refused', status: 422, does: sends('Look at it')},
  {path: '/staff-feed', title: 'A staff file looked at', ends: '/staff-feed/files/*', does: async (page) => {
    await page.locator('input[type=file]').setInputFiles({name: 'staff-2025-04-30.csv', mimeType: 'text/csv', buffer: Buffer.from(
      'Assignment Number,Employee Number,First Name,Last Name,Work Email,Organisation,Job Title,Staff Group,Band,Assignment Category,FTE,Start Date,End Date,Primary\n' +
      '90000001,90000001,Ada,Quill,ada.quill@example.nhs.uk,OU-THANET,Paramedic,Allied Health Professionals,Band 6,Permanent,1,01/04/2025,,Yes\n')});
    await sends('Look at it')(page);
  }},
  {path: '/audit', title: 'Audit'},
  {path: '/audit?action=measure&from=2020-01-01', title: 'Audit of measures'},
  {path: '/audit?who=nobody', title: 'Audit of nobody'},
  {path: '/audit?from=someday', title: 'Audit from no day', status: 422},
  {path: '/accounts', title: 'Accounts'},
  {path: '/accounts/new', title: 'A new account'},
  {path: '/accounts/1', title: 'One account'},
];

const seenBy = (visitor, pages) => pages.map((each) => ({status: 200, ends: each.path, ...each, visitor,
  title: `${each.title} (${visitor})`}));

export const addresses = [
  ...seenBy('stranger', [...stranger, ...everybody]),
  ...seenBy('contributor', [...contributor, ...everybody]),
  ...seenBy('administrator', administrator),
];
