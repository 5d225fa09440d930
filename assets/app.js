// What pages gain where scripts run. Every feature has a way without: links, forms and whole pages.

const $$ = (selector, within = document) => Array.from(within.querySelectorAll(selector));

document.documentElement.classList.add('has-script');

// Charts: arrow keys, Home and End walk over every point; its words go to a polite live region under the chart, and Enter
// follows a coloured point to its rule. One Tab leaves the chart: its links are no stops of their own then.
function readOutPoints(svg, readout) {
  const points = $$('.qt-hits [data-i]', svg);
  if (!points.length) return;
  let at = points.length - 1;
  svg.setAttribute('tabindex', '0');
  const label = svg.getAttribute('aria-label') ?? 'Chart.';
  const rules = points.some((point) => point.matches('a')) ? ', Enter to see its rule' : '';
  svg.setAttribute('aria-label', `${label} Use the left and right arrow keys to read each point${rules}.`);
  for (const point of points) if (point.matches('a')) point.setAttribute('tabindex', '-1');
  const show = (index) => {
    points[at].classList.remove('is-on');
    at = Math.max(0, Math.min(points.length - 1, index));
    points[at].classList.add('is-on');
    readout.textContent = $$('.qt-tip text', points[at]).map((line) => line.textContent).join('. ');
  };
  svg.addEventListener('keydown', (event) => {
    const rule = event.target === svg && event.key === 'Enter' && points[at].getAttribute('href');
    if (rule && points[at].classList.contains('is-on')) window.location.assign(rule);
    const next = {ArrowLeft: at - 1, ArrowRight: at + 1, Home: 0, End: points.length - 1}[event.key];
    if (next === undefined) return;
    event.preventDefault();
    svg.focus();
    show(next);
  });
  svg.addEventListener('blur', () => points[at].classList.remove('is-on'));
}

function startCharts(within) {
  for (const figure of $$('[data-spc]', within)) {
    const readout = figure.querySelector('[data-readout]');
    if (readout) for (const svg of $$('.qt-spc', figure)) readOutPoints(svg, readout);
  }
}

// Tips of points go away with Escape and come back with the next move or focus (WCAG 1.4.13).
function startTips() {
  document.addEventListener('keydown', (event) => {
    if (event.key === 'Escape') for (const svg of $$('.qt-spc')) svg.classList.add('is-quiet');
  });
  for (const type of ['focusin', 'pointermove']) {
    document.addEventListener(type, () => {
      for (const svg of $$('.qt-spc.is-quiet')) svg.classList.remove('is-quiet');
    });
  }
}

// Menus are <details>: they also close with Escape, which gives the focus back, and with a click elsewhere.
function startMenus() {
  const open = () => $$('details[data-menu][open]');
  document.addEventListener('click', (event) => {
    for (const menu of open()) if (!menu.contains(event.target)) menu.open = false;
  });
  document.addEventListener('keydown', (event) => {
    if (event.key !== 'Escape') return;
    for (const menu of open()) {
      menu.open = false;
      menu.querySelector('summary').focus();
    }
  });
}

// The wall: cells of the matrix and the filter form work in place on the tiles that are already here.
// The form is the element with data-wall-form and a text control named "find"; other filters are sent as a page.
function startWall() {
  const wall = document.querySelector('[data-wall]');
  if (!wall) return;
  const tiles = $$('[data-v]', wall);
  const count = document.querySelector('[data-wall-count]');
  const cells = $$('[data-cell]');
  const find = document.querySelector('[data-wall-form] [name="find"]');
  const chosen = cells.find((cell) => cell.hasAttribute('aria-current'));
  // A page that the server has already filtered holds no other tiles: leave its links to do their work.
  if (chosen || find?.value) return;
  const state = {variation: '', assurance: '', words: ''};

  const apply = () => {
    let shown = 0;
    for (const tile of tiles) {
      const fits = (!state.variation || tile.dataset.v === state.variation) &&
          (!state.assurance || tile.dataset.a === state.assurance) &&
          state.words.split(/\s+/).every((word) => tile.dataset.n.includes(word));
      tile.hidden = !fits;
      if (fits) shown += 1;
    }
    for (const group of $$('[data-group]', wall)) group.hidden = !group.querySelector('[data-v]:not([hidden])');
    wall.classList.toggle('is-filtered', Boolean(state.variation || state.assurance || state.words));
    if (count) count.textContent = `${shown} of ${tiles.length} measures`;
    for (const cell of cells) {
      if (cell.dataset.cell === `${state.variation}|${state.assurance}`) cell.setAttribute('aria-current', 'true');
      else cell.removeAttribute('aria-current');
    }
  };
  for (const cell of cells) {
    cell.addEventListener('click', (event) => {
      event.preventDefault();
      const [variation, assurance] = cell.dataset.cell.split('|');
      const again = state.variation === variation && state.assurance === assurance;
      state.variation = again ? '' : variation;
      state.assurance = again ? '' : assurance;
      apply();
    });
  }
  find?.addEventListener('input', () => {
    state.words = find.value.trim().toLowerCase();
    apply();
  });
}

// Forms whose preview is drawn again while they are filled in: the same form goes to the same address without its
// buttons, and the parts of the answer take the place of those here. The server's page stays the one source of truth.
const previewDelay = 400;
const largestPreview = 1_000_000;

function startLiveForm(form) {
  let timer = 0;
  let running = null;

  const redraw = async () => {
    running?.abort();
    const mine = new AbortController();
    running = mine;
    const slow = setTimeout(() => {
      for (const part of $$('[data-live-part]')) part.setAttribute('aria-busy', 'true');
    }, previewDelay);
    try {
      const posts = form.method === 'post';
      const fields = new FormData(form);
      // A long file is sent once, with the button, not at every change.
      for (const value of fields.values()) if (value instanceof File && value.size > largestPreview) return;
      const body = form.enctype === 'multipart/form-data' ? fields : new URLSearchParams(fields);
      const address = new URL(form.action);
      if (!posts) address.search = new URLSearchParams(fields).toString();
      const answer = await fetch(address, {
        method: posts ? 'POST' : 'GET',
        body: posts ? body : undefined,
        headers: {'X-Preview': '1'},
        signal: mine.signal,
      });
      // A refused form is a page too (422); a fault is not, and the parts stay as they are.
      if (answer.status >= 500) return;
      replaceParts(new DOMParser().parseFromString(await answer.text(), 'text/html'));
    } catch (fault) {
      // Without an answer the button still sends the form as a page.
      if (fault.name !== 'AbortError') console.warn('The preview was not drawn again.', fault);
    } finally {
      clearTimeout(slow);
      if (running === mine) for (const part of $$('[data-live-part]')) part.removeAttribute('aria-busy');
    }
  };
  const later = () => {
    // An answer to what stood here before must not undo what is being typed now.
    running?.abort();
    clearTimeout(timer);
    timer = setTimeout(redraw, previewDelay);
  };
  form.addEventListener('input', later);
  form.addEventListener('change', later);
}

// Focus stays where it was: on the control of the same id, with its selection, when its part is replaced.
function replaceParts(answer) {
  const active = document.activeElement;
  const focused = active?.id;
  const selection = active && 'selectionStart' in active ? [active.selectionStart, active.selectionEnd] : null;
  for (const part of $$('[data-live-part]')) {
    const drawn = answer.getElementById(part.id);
    if (!drawn || drawn.innerHTML === part.innerHTML) continue;
    const next = document.adoptNode(drawn);
    part.replaceWith(next);
    startCharts(next);
  }
  if (!focused || document.activeElement?.id === focused) return;
  const again = document.getElementById(focused);
  again?.focus();
  if (selection?.[0] != null) again?.setSelectionRange?.(...selection);
}

// A page that stands open is told when something was changed. It reads itself again, and when it would now look
// different it says so; a page that nobody has touched for a while, such as a wall on a screen, shows it by itself.
const untouchedFor = 60_000;
const latestAsking = 1_500;

function startChanges() {
  const main = document.querySelector('main[data-changes]');
  if (!main || !window.EventSource) return;
  const asOpened = main.innerHTML;
  let source = null;
  let told = false;
  let touchedAt = 0;
  for (const type of ['keydown', 'pointerdown', 'wheel', 'input']) {
    document.addEventListener(type, () => (touchedAt = Date.now()), {passive: true, capture: true});
  }
  const looksDifferent = async () => {
    const answer = await fetch(location.href, {cache: 'no-cache'});
    if (!answer.ok || answer.redirected) return false;
    const drawn = new DOMParser().parseFromString(await answer.text(), 'text/html').querySelector('main');
    return drawn !== null && drawn.innerHTML !== asOpened;
  };
  const tell = () => {
    told = true;
    const news = document.createElement('div');
    news.className = 'qt-news';
    news.setAttribute('role', 'status');
    main.prepend(news);
    const link = document.createElement('a');
    link.href = location.href;
    link.textContent = 'Show the page as it is now';
    news.append('Something on this page has changed since you opened it. ', link);
  };
  const ask = async () => {
    if (told) return;
    try {
      if (!(await looksDifferent()) || told) return;
    } catch {
      return; // no answer now: the next change asks again
    }
    if (Date.now() - touchedAt > untouchedFor && document.activeElement === document.body) location.reload();
    else tell();
  };
  const listen = () => {
    source = new EventSource(main.dataset.changes);
    // Not all pages of the trust at the same moment.
    source.addEventListener('change', () => setTimeout(ask, Math.random() * latestAsking));
  };
  // A browser opens only a few connections to one address: a page that nobody sees gives its own back.
  document.addEventListener('visibilitychange', () => {
    source?.close();
    source = null;
    if (document.hidden) return;
    listen();
    ask();
  });
  window.addEventListener('pagehide', () => source?.close());
  if (!document.hidden) listen();
}

// Work that goes on behind a page: the page is read again until it has ended.
const betweenReadings = 2_000;

function startRefresh() {
  const read = async () => {
    if (!document.hidden) {
      try {
        const answer = await fetch(location.href, {cache: 'no-cache'});
        if (answer.ok && !answer.redirected)
          replaceParts(new DOMParser().parseFromString(await answer.text(), 'text/html'));
      } catch {
        // No answer now: the next reading asks again.
      }
    }
    later();
  };
  const later = () => {
    if (document.querySelector('[data-refresh]')) setTimeout(read, betweenReadings);
  };
  later();
}

// What needs reading first has the focus when a page opens: the refusal, or the news that something was done.
function startFocus() {
  const first = document.querySelector('[data-error-summary]') ?? document.querySelector('[data-done]');
  first?.focus();
}

// What is shown once can be taken over with one press; without scripts it is marked and copied by hand.
function startCopying() {
  for (const button of $$('[data-copies]')) {
    const field = document.getElementById(button.dataset.copies);
    button.hidden = false;
    button.addEventListener('click', async () => {
      field.select();
      await navigator.clipboard?.writeText(field.value);
      button.textContent = 'Copied';
    });
  }
}

startChanges();
startCopying();
startRefresh();
startCharts(document);
startTips();
startMenus();
startWall();
for (const form of $$('form[data-live]')) startLiveForm(form);
startFocus();
