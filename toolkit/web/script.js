// What makes the pages better than plain forms: questions that open when they matter, saving while one types, a key that hides the page.
// Everything works without it. Nothing is kept in the browser.
'use strict';

/* What this script says itself, in the language of the page; the pages bring all other words. */
const kSpanish = {
  '{1} of {2} answered': '{1} de {2} con respuesta',
  'Not saved: this was changed in another window. What you typed is still on this page.':
    'Sin guardar: esto se cambió en otra ventana. Lo que escribió sigue en esta página.',
  'Locked. Unlock in another window, then come back here. What you typed is still on this page.':
    'Bloqueado. Desbloquee en otra ventana y después vuelva aquí. Lo que escribió sigue en esta página.',
  'Not saved yet. What you typed is still on this page.': 'Todavía sin guardar. Lo que escribió sigue en esta página.',
  'Saved {1}': 'Guardado a las {1}',
  'Saved {1}, except what is marked': 'Guardado a las {1}, menos lo que está marcado',
  'Saving…': 'Guardando…',
  'Put it in': 'Ponerlo en el texto',
  'The search did not answer. Press Enter to try again.': 'La búsqueda no respondió. Presione Intro para intentarlo otra vez.',
  'You can try again.': 'Ya puede intentarlo otra vez.',
  '{1} second': '{1} segundo',
  '{1} seconds': '{1} segundos',
};

function say(english, ...values) {
  const words = document.documentElement.lang === 'es' ? kSpanish[english] : english;
  return words.replace(/\{(\d)\}/g, (_, place) => values[place - 1]);
}

/* Questions that are open only for some answers. "any" or "all", then question, operator and value of each condition, by lines; behind an
   empty line what the items around it wait for. An answer to a closed question counts as not given. */
function answersTo(form, question) {
  const field = form.querySelector(`[data-question="${CSS.escape(question)}"]`);
  if (field?.classList.contains('is-closed')) return [];
  const typed = new FormData(form);
  return typed.getAll(`q:${question}`).concat(typed.getAll(`other:${question}`)).filter((text) => text !== '');
}

function holds(form, question, operator, value) {
  const answers = answersTo(form, question);
  const compare = (test) => answers.some((answer) => test(Number(answer), Number(value)));
  switch (operator) {
    case 'exists': return (answers.length > 0) === (value === 'true');
    case '=': return answers.includes(value);
    case '!=': return !answers.includes(value);
    case '>': return compare((a, b) => a > b);
    case '<': return compare((a, b) => a < b);
    case '>=': return compare((a, b) => a >= b);
    case '<=': return compare((a, b) => a <= b);
    default: return true;
  }
}

const isOpen = (form, conditions) => conditions.split('\n\n').every((block) => blockHolds(form, block));

function blockHolds(form, conditions) {
  const [behavior, ...parts] = conditions.split('\n');
  const results = [];
  for (let i = 0; i + 2 < parts.length; i += 3) results.push(holds(form, parts[i], parts[i + 1], parts[i + 2]));
  return behavior === 'all' ? results.every(Boolean) : results.some(Boolean);
}

function showOpenQuestions(form) {
  for (const field of form.querySelectorAll('[data-open-when]')) {
    const isClosed = !isOpen(form, field.dataset.openWhen);
    field.classList.toggle('is-closed', isClosed);
    if (!isClosed) field.querySelector('[data-set-aside]')?.remove();
  }
}

/* How far one is: a question counts when it is open, and is answered when it holds anything. */
function isAnswered(field) {
  return Array.from(field.querySelectorAll('[name^="q:"], [name^="other:"]')).some((input) =>
    (input.type === 'radio' || input.type === 'checkbox' ? input.checked : true) && input.value.trim() !== '');
}

function showProgress(form) {
  for (const shown of form.querySelectorAll('[data-progress-of]')) {
    const questions = Array.from(document.getElementById(shown.dataset.progressOf).querySelectorAll('[data-question]:not(.is-closed)'));
    shown.textContent = say('{1} of {2} answered', questions.filter(isAnswered).length, questions.length);
  }
}

/* One part of a long form at a time, with steps to the next. */
function stepThroughParts(form) {
  const button = form.querySelector('[data-one-part]');
  if (!button) return;
  const parts = Array.from(form.querySelectorAll('.section'));
  button.hidden = false;

  function show(part) {
    for (const other of parts) other.classList.toggle('is-shown', other === part);
    part.open = true;
    part.querySelector('[data-step="-1"]').hidden = part === parts[0];
    part.querySelector('[data-step="1"]').hidden = part === parts[parts.length - 1];
    part.querySelector('summary').focus();
  }
  const isStepping = () => form.classList.contains('one-part');

  button.addEventListener('click', () => {
    form.classList.toggle('one-part');
    button.setAttribute('aria-pressed', String(isStepping()));
    if (isStepping()) show(parts.find((part) => part.id === window.location.hash.slice(1)) ?? parts[0]);
  });
  form.addEventListener('click', (event) => {
    const step = event.target.closest('[data-step]');
    if (step) show(parts[parts.indexOf(step.closest('.section')) + Number(step.dataset.step)]);
    const link = event.target.closest('.parts a');
    if (link && isStepping()) {
      event.preventDefault();
      show(document.getElementById(link.hash.slice(1)));
    }
  });
}

/* A picked radio button lets go when it is picked again, so that a question can be left empty after all. */
function letGo(event) {
  const radio = event.target;
  if (radio.type !== 'radio') return;
  if (radio.dataset.wasPicked === 'yes') {
    radio.checked = false;
    radio.dispatchEvent(new Event('input', { bubbles: true }));
  }
  for (const other of radio.form.querySelectorAll('input[type=radio]')) {
    other.dataset.wasPicked = other.checked ? 'yes' : 'no';
  }
}

/* A ranked question: what is picked gets its place behind what was picked before. */
function rankPicked(event) {
  const field = event.target.closest('[data-question]');
  const ranking = field?.querySelector('[data-ranking]');
  if (!ranking || event.target.type !== 'checkbox') return;
  const ranked = ranking.value.split('\n').filter((code) => code !== '' && code !== event.target.value);
  if (event.target.checked) ranked.push(event.target.value);
  ranking.value = ranked.join('\n');
  for (const box of field.querySelectorAll('input[type=checkbox]')) {
    const place = ranked.indexOf(box.value);
    box.closest('label').querySelector('.rank').textContent = place < 0 ? '' : place + 1;
  }
}

/* Saving in the background. "Saved" appears only when the service has answered, which it does after the answer is on the disk. */
const kPause = 700; // milliseconds without typing before saving: a breath, so that a sentence is not saved letter by letter

const kLongestKeptAlive = 60_000; // bytes; browsers let a page's requests outlive it up to 64 KiB

const kLongestUnsaved = 15_000; // milliseconds until somebody who types without a pause is saved all the same
const kDraftPause = 3000; // of a note: each save leaves a line in the audit trail, and a note is long

const kConflict = say('Not saved: this was changed in another window. What you typed is still on this page.');
const kLocked = say('Locked. Unlock in another window, then come back here. What you typed is still on this page.');
const kNotSaved = say('Not saved yet. What you typed is still on this page.');

/** Locked, or unlocked again under another token. */
const isTurnedAway = (reply) => reply.type === 'opaqueredirect' || reply.status === 403;

function newNonce() {
  return Array.from(crypto.getRandomValues(new Uint8Array(32)), (byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** Whether the records are open. Every form of this page goes on with the token of the session that there is now: the page may have been open
    while the records were locked and unlocked again. */
async function renewGuard() {
  const reply = await fetch('/in-use', { redirect: 'manual' }).catch(() => null);
  if (!reply?.ok) return false;
  const token = await reply.text();
  for (const field of document.querySelectorAll('input[name="csrf"]')) field.value = token;
  return true;
}

/* Typing is use. The records stay open while somebody types, whatever the page, and lock as long after the last key as after a request. */
const kTellUse = 30_000; // milliseconds between two times that the service is told; the shortest time without use is a minute
let toldAt = performance.now(); // a page that was just opened was asked for
let tellTimer = 0;

function tellUse() {
  if (tellTimer !== 0) return;
  tellTimer = setTimeout(() => {
    tellTimer = 0;
    toldAt = performance.now();
    renewGuard();
  }, Math.max(0, toldAt + kTellUse - performance.now()));
}

if (document.querySelector('form.lock')) {
  document.addEventListener('input', tellUse);
  document.addEventListener('keydown', tellUse);
}

function showProblems(form, lines) {
  for (const shown of form.querySelectorAll('.problem')) {
    for (const described of form.querySelectorAll(`[aria-describedby~="${shown.id}"]`)) described.removeAttribute('aria-invalid');
    shown.remove();
  }
  for (const line of lines) {
    const [question, sentence] = line.split('\t');
    const field = form.querySelector(`[data-question="${CSS.escape(question)}"]`);
    if (!field) continue;
    const problem = document.createElement('p');
    problem.className = 'problem';
    problem.textContent = sentence;
    const answer = field.matches('fieldset') ? field : field.querySelector('[name^="q:"]');
    problem.id = `${answer.id}-problem`;
    answer.setAttribute('aria-describedby', problem.id);
    if (answer !== field) answer.setAttribute('aria-invalid', 'true');
    field.append(problem);
  }
}

/** What the form adds up to; a score that there is not, or no longer, shows as a dash. */
function showScores(form, lines) {
  const scores = new Map(lines.map((line) => line.split('\t')));
  for (const shown of form.querySelectorAll('[data-score]')) shown.textContent = scores.get(shown.dataset.score) ?? '–';
}

/* Locking, and company, shut the records: what was typed goes first, and pressing again meanwhile changes nothing. */
const savers = []; // of each form that is saved while one types: saves what was typed until all of it is saved or cannot be; null when it is

const unfinishedSaves = () => savers.map((finish) => finish()).filter(Boolean);

function saveBefore(form) {
  let isWaiting = false;
  let isOver = false;
  form.addEventListener('submit', async (event) => {
    const saves = isOver ? [] : unfinishedSaves();
    if (saves.length === 0) return;
    event.preventDefault();
    if (isWaiting) return;
    isWaiting = true;
    await Promise.all(saves);
    isOver = true; // also for what could not be saved: nothing keeps somebody from locking
    form.requestSubmit(event.submitter);
    isOver = isWaiting = false;
  });
}
for (const form of document.querySelectorAll('form.lock, form[data-company]')) saveBefore(form);

/** Calls `show` with what is wrong and the rest of the reply, once what was typed is saved. `version` names the field that says which state
    the page was made from. */
function saveWhileTyping(form, show, { pause = kPause, version: versionField = 'version' } = {}) {
  const state = form.querySelector('[data-saving-state]');
  let timer = 0;
  let unsavedSince = 0;
  let changes = 0; // counts what was typed, so that what came during a save is saved after it
  let saved = 0;   // the count that the last good save had seen
  let sent = 0;    // the count that the save under way has seen
  let running = null;
  let isStopped = false; // another window saved meanwhile: nothing goes out before the person has seen both versions

  /** What was typed stays on this page, and leaving it asks first, until the two are compared. */
  function stop() {
    isStopped = true;
    const compare = form.querySelector('[data-compare]');
    if (compare) compare.hidden = false;
    window.addEventListener('beforeunload', askFirst);
  }
  const askFirst = (event) => event.preventDefault();

  /** Outlives the page when it can, so that leaving the page in the middle of a save does not undo it. */
  function send() {
    const body = new URLSearchParams(new FormData(form));
    body.set('nonce', newNonce());
    body.set('background', '1');
    const keepalive = body.toString().length < kLongestKeptAlive;
    return fetch(form.action, { method: 'POST', body, redirect: 'manual', keepalive });
  }

  /** What to say when it is not saved; empty when it is. */
  async function saveOnce() {
    const seen = changes;
    sent = seen;
    let reply = await send();
    if (isTurnedAway(reply)) {
      if (!await renewGuard()) return kLocked;
      reply = await send();
    }
    if (reply.status === 409) {
      stop();
      return kConflict;
    }
    if (reply.status === 422) return reply.text();
    if (!reply.ok) return kNotSaved;
    const [answers, ...rest] = (await reply.text()).split('\n\n');
    const [first, version, ...problems] = answers.trimEnd().split('\n');
    for (const field of document.querySelectorAll(`main input[name="${versionField}"]`)) field.value = version;
    saved = seen;
    if (saved === changes) {
      show(problems, rest.join('\n\n'));
      const [, time] = /^saved (.*)$/.exec(first) ?? [];
      state.textContent = !time ? first : say(problems.length ? 'Saved {1}, except what is marked' : 'Saved {1}', time);
    }
    return '';
  }

  async function save() {
    while (saved !== changes) {
      const failure = await saveOnce().catch(() => kNotSaved);
      if (failure) {
        state.textContent = failure;
        break;
      }
    }
    sent = saved;
    running = null;
  }

  function saveNow() {
    running = running || save();
    return running;
  }

  function soon() {
    if (saved === changes) unsavedSince = performance.now();
    changes += 1;
    if (isStopped) return;
    state.textContent = say('Saving…');
    clearTimeout(timer);
    timer = setTimeout(saveNow, Math.max(0, Math.min(pause, unsavedSince + kLongestUnsaved - performance.now())));
  }

  savers.push(() => {
    if (saved === changes || isStopped) return null;
    clearTimeout(timer);
    return saveNow();
  });
  form.addEventListener('input', soon);
  // Back from another window, where the records may have been unlocked.
  document.addEventListener('visibilitychange', () => { if (!document.hidden && saved !== changes && !isStopped) saveNow(); });
  window.addEventListener('pagehide', () => { if (saved !== changes && sent !== changes && !isStopped) send(); });
  form.addEventListener('submit', async (event) => {
    clearTimeout(timer);
    window.removeEventListener('beforeunload', askFirst);
    saved = changes; // what is on the page goes with the form itself
    if (!running) return;
    event.preventDefault();
    await running;
    form.requestSubmit(event.submitter);
  });
}

for (const form of document.querySelectorAll('form.questions')) {
  const showState = () => {
    showOpenQuestions(form);
    showProgress(form);
  };
  showState();
  form.addEventListener('input', rankPicked, { capture: true });
  form.addEventListener('input', showState);
  stepThroughParts(form);
  form.addEventListener('click', letGo);
  for (const radio of form.querySelectorAll('input[type=radio]:checked')) radio.dataset.wasPicked = 'yes';
  if (form.dataset.backgroundSaving) {
    saveWhileTyping(form, (problems, scores) => {
      showProblems(form, problems);
      showScores(form, scores ? scores.split('\n') : []);
    });
  }
}

/* What came too late is sent again under the token of the session that there is by now. */
for (const form of document.querySelectorAll('form[data-sends-again]')) {
  form.addEventListener('submit', async (event) => {
    event.preventDefault();
    await renewGuard();
    form.submit();
  });
}

/* A note is kept as a draft until it is saved. */
for (const form of document.querySelectorAll('form[data-keeps-draft]')) {
  saveWhileTyping(form, () => {}, { pause: kDraftPause, version: 'draft' });
}

/* A text of the practice's own: its pages beside it, each time it was saved. */
function showBeside(check) {
  let last = 0;
  return async (problems, piece) => {
    last += 1;
    const mine = last;
    const fresh = document.createElement('div');
    fresh.innerHTML = piece;
    const pictures = Array.from(fresh.querySelectorAll('img'));
    // The pages of before stay until others are drawn, so that nothing flickers while one types, and while a tag is half typed.
    await Promise.all(pictures.map((picture) => picture.decode().catch(() => {})));
    if (mine !== last) return;
    const before = check.querySelectorAll('img');
    if (pictures.length === 0 && before.length > 0) {
      fresh.querySelector('.paper').append(...before);
      fresh.querySelector('[data-before]').hidden = false;
    }
    check.replaceChildren(...fresh.childNodes);
  };
}

/** The caret goes to what was found in that line, or takes the line. */
function goToLine(area, number, found) {
  const lines = area.value.split('\n');
  const line = lines[number - 1] ?? '';
  const start = lines.slice(0, number - 1).join('\n').length + (number > 1 ? 1 : 0);
  const at = found === '' ? -1 : line.indexOf(found);
  area.focus();
  area.setSelectionRange(start + Math.max(at, 0), start + (at < 0 ? line.length : at + found.length));
  area.scrollTop = (area.scrollHeight * (number - 1)) / lines.length - area.clientHeight / 3;
}

/** A button beside each field puts it where the caret is. */
function offerTags(form, area) {
  for (const row of form.querySelectorAll('.text-tags > li')) {
    const tag = row.querySelector('.text-tag').textContent;
    const button = document.createElement('button');
    const which = document.createElement('span');
    button.type = 'button';
    button.className = 'btn btn-quiet';
    which.className = 'visually-hidden';
    which.textContent = `: ${tag}`;
    button.append(say('Put it in'), which);
    button.addEventListener('click', () => {
      area.focus();
      area.setRangeText(tag, area.selectionStart, area.selectionEnd, 'end');
      area.dispatchEvent(new Event('input', { bubbles: true }));
    });
    row.append(button);
  }
}

for (const form of document.querySelectorAll('form[data-saves-text]')) {
  const area = form.elements.body;
  saveWhileTyping(form, showBeside(form.querySelector('[data-check]')));
  form.querySelector('[data-shows]').hidden = true;
  offerTags(form, area);
  form.addEventListener('click', (event) => {
    const link = event.target.closest('[data-line]');
    if (!link) return;
    event.preventDefault();
    goToLine(area, Number(link.dataset.line), link.dataset.found);
  });
}

/* Somebody comes in: the page goes at once, before the service has heard of it, and so does every other window. What was typed is saved behind
   it; the private questions are cleared. A page that the browser kept whole asks the service again before it shows anything. */
function clear(form) {
  for (const field of form.elements) {
    if (field.type === 'radio' || field.type === 'checkbox') field.checked = false;
    else if (field.type !== 'hidden' && field.tagName !== 'BUTTON') field.value = '';
  }
}

/** A note that is not saved yet. */
function keepTyped(form) {
  const isChanged = Array.from(form.elements).some((field) => field.tagName === 'TEXTAREA' && field.value !== field.defaultValue);
  if (isChanged) fetch(form.action, { method: 'POST', body: new URLSearchParams(new FormData(form)), redirect: 'manual', keepalive: true });
}

function hidePage() {
  document.getElementById('main').hidden = true;
  document.title = 'Both of Us';
  for (const form of document.querySelectorAll('form[data-keeps-text]')) keepTyped(form);
  for (const form of document.querySelectorAll('form.questions:not([data-background-saving])')) clear(form);
}

async function askAgain() {
  hidePage();
  await Promise.all(unfinishedSaves());
  window.location.replace(window.location.pathname);
}

const kHide = 'hide'; // the service has not heard of it yet, so asking it would show the page again
const kAsk = 'ask';   // it has: this page is about to go, because the answer is there

const otherWindows = new BroadcastChannel('company');
otherWindows.addEventListener('message', ({ data }) => (data === kHide ? hidePage() : askAgain()));
window.addEventListener('pageshow', (event) => { if (event.persisted) askAgain(); });
document.querySelector('[data-company]')?.addEventListener('submit', (event) => {
  hidePage();
  otherWindows.postMessage(kHide);
  if (!event.defaultPrevented) window.addEventListener('pagehide', () => otherWindows.postMessage(kAsk));
});

/* Searching while one types. The service sends the same piece of page that its search page has; an answer that was overtaken by a later
   question is dropped. Nothing typed is kept, and none of it is in an address. */
const kSearchPause = 180;  // milliseconds without typing: a word is not looked up letter by letter
const kReadingPause = 700; // milliseconds until a search of records that are still being read is asked again

function searchWhileTyping(form) {
  const found = document.getElementById('found');
  const listed = document.getElementById('listed');
  let timer = 0;
  let question = 0;

  async function ask() {
    question += 1;
    const mine = question;
    const typed = form.elements.typed.value.trim();
    if (listed) listed.hidden = typed !== '';
    if (typed === '') {
      found.replaceChildren();
      return;
    }
    const body = new URLSearchParams(new FormData(form));
    body.set('nonce', newNonce());
    body.set('fragment', '1');
    const reply = await fetch(form.action, { method: 'POST', body, redirect: 'manual' }).catch(() => null);
    if (mine !== question) return;
    if (reply && reply.type === 'opaqueredirect') {
      window.location.assign('/');
      return;
    }
    if (!reply || !reply.ok) {
      found.textContent = say('The search did not answer. Press Enter to try again.');
      return;
    }
    const piece = await reply.text();
    if (mine !== question) return;
    found.innerHTML = piece;
    if (found.querySelector('[data-reading]')) timer = setTimeout(ask, kReadingPause);
  }

  form.elements.typed.addEventListener('input', () => {
    clearTimeout(timer);
    timer = setTimeout(ask, kSearchPause);
  });
  document.addEventListener('keydown', (event) => {
    if (event.key !== '/' || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.target.closest('input, textarea, select')) return;
    event.preventDefault();
    form.elements.typed.focus();
    form.elements.typed.select();
  });
  // The way back from what was found: the browser may have kept what was typed.
  if (listed && form.elements.typed.value.trim() !== '') ask();
}

const searchForm = document.getElementById('search-form');
if (searchForm) searchWhileTyping(searchForm);

/* A form is sent once, however often its button is pressed: a second unlocking would drop the first one's reply and session. The button
   comes back, because the page stays when the answer is a file. */
const kComesBack = 2500; // milliseconds, longer than unlocking takes
document.addEventListener('submit', (event) => {
  setTimeout(() => {
    if (event.defaultPrevented) return;
    for (const button of event.target.querySelectorAll('button')) {
      button.disabled = true;
      setTimeout(() => { button.disabled = false; }, kComesBack);
    }
  });
});

/* The wait after wrong tries, counted down; the button comes back when it is over. The service keeps the time, not this page. */
function countDown(timer) {
  const end = performance.now() + Number(timer.dataset.wait) * 1000;
  const buttons = document.querySelectorAll('[data-waits]');
  const count = timer.querySelector('[data-count]');
  function show() {
    const left = Math.ceil((end - performance.now()) / 1000);
    for (const button of buttons) button.disabled = left > 0;
    if (left <= 0) {
      timer.textContent = say('You can try again.');
      return;
    }
    count.textContent = say(left === 1 ? '{1} second' : '{1} seconds', left);
    setTimeout(show, 200);
  }
  show();
}
document.querySelectorAll('[data-wait]').forEach(countDown);

for (const button of document.querySelectorAll('[data-print]')) {
  button.classList.remove('is-scripted');
  button.addEventListener('click', () => window.print());
}

/* A document's pages follow what is typed beside them. */
const kDrawPause = 350; // milliseconds without a key before the pages are drawn again
for (const form of document.querySelectorAll('form[data-preview]')) {
  const paper = document.querySelector('.paper');
  let timer = 0;
  let question = 0;

  async function draw() {
    const mine = ++question;
    const body = new URLSearchParams(new FormData(form));
    body.set('nonce', newNonce());
    body.set('fragment', '1');
    const reply = await fetch(form.dataset.preview, { method: 'POST', body, redirect: 'manual' }).catch(() => null);
    if (mine !== question) return;
    if (reply && reply.type === 'opaqueredirect') return window.location.assign('/');
    if (!reply || !reply.ok) return;
    const piece = await reply.text();
    if (mine === question) paper.innerHTML = piece;
  }

  if (!paper) continue;
  form.addEventListener('input', (event) => {
    if (!['sentence', 'times', 'visit_when', 'visit_where', 'visit_link', 'formal'].includes(event.target.name)) return;
    clearTimeout(timer);
    timer = setTimeout(draw, kDrawPause);
  });
}

/* A part of the page that changes by itself is fetched again until it is gone. It ends after a while, because asking keeps the records
   unlocked, or when nobody answers; then the part says that it no longer looks. */
const kLookAgain = 1500; // milliseconds between two looks
const kLooks = 120;      // three minutes
async function lookAgain(looksLeft) {
  const part = document.querySelector('[data-refresh]');
  if (!part) return;
  const reply = looksLeft > 0 ? await fetch(location.href).catch(() => null) : null;
  if (reply?.redirected) return location.reload(); // The records were locked.
  if (!reply?.ok) {
    part.querySelector('[data-no-longer]')?.removeAttribute('hidden');
    return;
  }
  const fresh = new DOMParser().parseFromString(await reply.text(), 'text/html').querySelector('[data-refresh]');
  if (!fresh) location.reload();
  // What did not change stays, so that nothing is read aloud again.
  else if (fresh.outerHTML !== part.outerHTML) part.replaceWith(fresh);
  setTimeout(() => lookAgain(looksLeft - 1), kLookAgain);
}
setTimeout(() => lookAgain(kLooks), kLookAgain);

/* The keys there are, on "?" and from the foot of the page. */
const keysSheet = document.getElementById('keys-sheet');
const keysLink = document.querySelector('[data-keys]');
if (keysLink) {
  keysLink.addEventListener('click', (event) => {
    event.preventDefault();
    keysSheet.showModal();
  });
}
document.addEventListener('keydown', (event) => {
  if (event.key !== '?' || event.ctrlKey || event.metaKey || event.altKey || keysSheet.open) return;
  if (event.target.closest('input, textarea, select')) return;
  event.preventDefault();
  keysSheet.showModal();
});

/* The access keys of the page, with Alt alone in every browser. Left to the browser as well, a key would press its button twice: once by
   itself, and once more for the letter that it types. */
for (const target of document.querySelectorAll('[accesskey]')) {
  target.dataset.key = target.accessKey;
  target.setAttribute('aria-keyshortcuts', `Alt+${target.accessKey.toUpperCase()}`);
  target.removeAttribute('accesskey');
}
document.addEventListener('keydown', (event) => {
  if (!event.altKey || event.ctrlKey || event.metaKey || event.shiftKey || !/^[a-z]$/i.test(event.key)) return;
  const target = document.querySelector(`[data-key="${event.key.toLowerCase()}"]`);
  if (!target) return;
  event.preventDefault();
  if (!event.repeat) target.click();
});

/* Esc twice hides the page, twice again shows it. */
const kTwice = 800; // milliseconds between two presses that count as one gesture
let lastEscape = -Infinity;
document.addEventListener('keydown', (event) => {
  if (event.key !== 'Escape') return;
  if (event.timeStamp - lastEscape < kTwice) {
    document.documentElement.classList.toggle('is-hidden');
    lastEscape = -Infinity;
  } else {
    lastEscape = event.timeStamp;
  }
});
