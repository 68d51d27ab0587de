import * as r from './readers.mjs';
console.log(await r.browserText(process.argv[2]));
