// SPDX-License-Identifier: MIT
// What a page of somebody else can do to the therapist's service from the same browser, while the records are open: nothing.
import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer } from 'node:http';
import { after, before, test } from 'node:test';
import { Visitor, launch, passphrase } from '../service/program.mjs';
import { admit, openBrowser } from './browser.mjs';

// A name of the attacker's that leads to this computer, as after DNS rebinding. The browser's own guard of the local network is not what is tested.
const kFurther = ['--host-resolver-rules=MAP evil.test 127.0.0.1', '--disable-features=LocalNetworkAccessChecks'];
const kName = 'Robin Quillfeather';

let program;
let visitor;
let browser;
let page;
let token;
let other;
const heard = [];

before(async () => {
  program = await launch();
  visitor = new Visitor(program.port);
  await visitor.setUp();
  await visitor.get('/clients');
  await visitor.post('/clients', { name: kName, partner: 'Tom' });
  browser = await openBrowser(kFurther);
  page = await (await browser.newContext()).newPage();
  await admit(page, program);
  await page.fill('#passphrase', passphrase);
  await page.click('main button');
  await page.waitForURL('**/today');
  // More than a page of somebody else can know.
  token = await page.getAttribute('[name=csrf] >> nth=0', 'value');
  other = createServer((request, reply) => {
    heard.push(request);
    reply.setHeader('Content-Type', 'text/html').end('<!doctype html><title>other</title>');
  });
  other.listen(0, '127.0.0.1');
  await once(other, 'listening');
});
after(async () => {
  await browser?.close();
  other?.close();
  await program?.stop();
});

const own = () => `http://127.0.0.1:${program.port}`;
const sites = () => ({ 'another site': `http://evil.test:${other.address().port}/`, 'another port': `http://127.0.0.1:${other.address().port}/` });

/** The statuses of what the service answered while the page acted, also where the browser did not show the reply to the page. */
async function statusesWhile(act) {
  const statuses = [];
  const network = await page.context().newCDPSession(page);
  await network.send('Network.enable');
  network.on('Network.responseReceivedExtraInfo', ({ statusCode, headers }) => {
    if (Object.keys(headers).some((name) => name.toLowerCase() === 'permissions-policy')) statuses.push(statusCode);
  });
  await act();
  await network.detach();
  return statuses;
}

test('the own window sees the records', async () => {
  await page.goto(`${own()}/clients`);
  assert.match(await page.textContent('main'), new RegExp(kName));
});

for (const whose of ['another site', 'another port']) {
  test(`a page of ${whose} reads nothing and changes nothing, by any way a page has`, async () => {
    await page.goto(sites()[whose]);
    const statuses = await statusesWhile(async () => {
      const read = await page.evaluate(async ([address, csrf]) => {
        const body = `csrf=${csrf}&name=Mallory&anyway=1`;
        const seen = [];
        for (const mode of ['cors', 'no-cors']) for (const method of ['GET', 'POST']) {
          const all = { mode, method, credentials: 'include', ...(method === 'POST' && { body, headers: { 'Content-Type': 'application/x-www-form-urlencoded' } }) };
          seen.push(await fetch(`${address}/clients`, all).then((reply) => reply.text()).catch(() => ''));
        }
        navigator.sendBeacon(`${address}/clients`, new URLSearchParams(body));
        const load = (tag, name, value) => new Promise((resolve) => {
          const element = document.createElement(tag);
          element.onload = element.onerror = resolve;
          if (tag === 'link') element.rel = 'stylesheet';
          element[name] = value;
          document.body.append(element);
        });
        await Promise.all([load('img', 'src', `${address}/assets/icon.svg`), load('script', 'src', `${address}/assets/script.js`),
          load('link', 'href', `${address}/assets/style.css`), load('iframe', 'src', `${address}/clients`)]);
        seen.push(await new Promise((resolve) => {
          const socket = new WebSocket(address.replace('http', 'ws'));
          socket.onopen = () => resolve('open');
          socket.onerror = () => resolve('');
        }));
        return seen.join('');
      }, [own(), token]);
      assert.equal(read, '');
    });
    assert.ok(statuses.length >= 6, statuses.join());
    assert.deepEqual(statuses.filter((status) => status !== 403), []);
    for (const frame of page.frames().slice(1)) assert.doesNotMatch(await frame.content().catch(() => ''), /Quillfeather/);
    assert.equal(await visitor.countClients(), 1);
  });

  test(`a form and a link of ${whose} lead to a refusal`, async () => {
    for (const type of ['application/x-www-form-urlencoded', 'text/plain', 'multipart/form-data']) {
      await page.goto(sites()[whose]);
      const [reply] = await Promise.all([page.waitForNavigation(), page.evaluate(([action, enctype, csrf]) => {
        const form = Object.assign(document.createElement('form'), { method: 'post', action, enctype });
        for (const [name, value] of Object.entries({ csrf, name: 'Mallory', anyway: '1' })) form.append(Object.assign(document.createElement('input'), { name, value }));
        document.body.append(form);
        form.submit();
      }, [`${own()}/clients`, type, token])]);
      assert.equal(reply.status(), 403, type);
    }
    await page.goto(sites()[whose]);
    const [reply] = await Promise.all([page.waitForNavigation(), page.evaluate((to) => { location.href = to; }, `${own()}/clients`)]);
    assert.equal(reply.status(), 403);
    assert.equal(await visitor.countClients(), 1);
  });

  test(`a request in the body of a request of ${whose} is never run`, async () => {
    await page.goto(sites()[whose]);
    const cookies = (await page.context().cookies(own())).map(({ name, value }) => `${name}=${value}`).join('; ');
    const hidden = ['Host: HOST', 'Origin: http://HOST', 'Sec-Fetch-Site: same-origin', `Cookie: ${cookies}`, 'Content-Type: application/x-www-form-urlencoded'];
    const form = `csrf=${token}&name=Mallory&anyway=1`;
    const smuggled = `POST /clients HTTP/1.1\r\n${hidden.join('\r\n').replaceAll('HOST', `127.0.0.1:${program.port}`)}\r\nContent-Length: ${form.length}\r\n\r\n${form}`;
    const statuses = await statusesWhile(() => page.evaluate(async ([address, body]) => {
      for (let i = 0; i < 5; ++i) for (const path of ['/', '/clients', '/nowhere', '/assets/style.css', '/set-up', '/lock']) {
        await fetch(address + path, { method: 'POST', mode: 'no-cors', credentials: 'include', headers: { 'Content-Type': 'text/plain' }, body }).catch(() => {});
      }
    }, [own(), smuggled]));
    assert.equal(statuses.length, 30);
    assert.deepEqual(statuses.filter((status) => status !== 403), []);
    // The next of the window's own requests would get the answer to the hidden one.
    for (const [path, heading] of [['/clients', /Clients/], ['/practice', /practice/i], ['/help', /Help/]]) {
      await page.goto(own() + path);
      assert.match(await page.textContent('h1'), heading);
    }
    assert.equal(await visitor.countClients(), 1);
  });
}

for (const name of ['evil.test', 'localhost']) {
  test(`the service does not answer to ${name}, though the name leads to it`, async () => {
    const reply = await page.goto(`http://${name}:${program.port}/clients`);
    assert.equal(reply.status(), 421);
    assert.doesNotMatch(await reply.text(), /Quillfeather|csrf|<form/);
    const read = await page.evaluate(() => fetch('/clients').then(async (again) => `${again.status} ${await again.text()}`));
    assert.match(read, /^421 /);
    assert.doesNotMatch(read, /Quillfeather|csrf/);
  });
}

test('the cookie that another port is sent is worth nothing from there', async () => {
  heard.length = 0;
  await page.goto(sites()['another port']);
  // Browsers do not tell ports apart: what the other program hears is the session. It may not act with it in the browser …
  assert.match(heard[0].headers.cookie ?? '', /s=[0-9a-f]{64}/);
  const statuses = await statusesWhile(() => page.evaluate((to) => fetch(to, { mode: 'no-cors', credentials: 'include' }).catch(() => {}), `${own()}/clients`));
  assert.deepEqual(statuses, [403]);
  // … and under another account not at all: tests/service/instances.test.mjs.
});

test('who holds the port on [::1] is not what the printed address leads to', async (test) => {
  const squatter = createServer((request, reply) => reply.end('squatted'));
  squatter.listen(program.port, '::1');
  const isThere = await Promise.race([once(squatter, 'listening').then(() => true), once(squatter, 'error').then(() => false)]);
  if (!isThere) return test.skip('this computer has no [::1]');
  test.after(() => squatter.close());
  await page.goto(`${own()}/clients`);
  assert.match(await page.textContent('main'), new RegExp(kName));
  const addresses = await page.$$eval('[href], [src], [action]', (elements) => elements.map((element) => element.href || element.src || element.action));
  assert.deepEqual(addresses.filter((address) => !String(address).startsWith(own())), []);
});
