// Sends with Nodemailer as ScriptMailer.cs asks: a line "PORT COUNT one|each FILE", with tabs between them, on standard input, the nanoseconds it took on
// standard output.
'use strict';

const fs = require('node:fs');
const readline = require('node:readline');
const nodemailer = require('nodemailer');

const envelope = { from: 'freezer@example.com', to: ['cook@example.com'] };

function open(port, pool) {
  return nodemailer.createTransport({ host: '127.0.0.1', port, name: 'localhost', ignoreTLS: true, pool, maxConnections: 1, maxMessages: Infinity });
}

async function send(port, count, one, raw) {
  const start = process.hrtime.bigint();
  const transport = open(port, one);
  const all = [];
  for (let i = 0; i < count; i++) {
    const sent = transport.sendMail({ envelope, raw });
    if (one) all.push(sent);
    else await sent;
  }
  await Promise.all(all);
  transport.close();
  return process.hrtime.bigint() - start;
}

async function main() {
  console.log(`Nodemailer ${require('nodemailer/package.json').version}, Node.js ${process.versions.node}`);
  for await (const line of readline.createInterface({ input: process.stdin })) {
    const [port, count, connections, file] = line.split('\t');
    console.log(String(await send(Number(port), Number(count), connections === 'one', fs.readFileSync(file))));
  }
}

main().catch(error => {
  console.error(error.message);
  process.exit(1);
});
