// Runs Nodemailer's smtp-server as NodemailerServer.cs asks: one listener in clear text or with STARTTLS, one with TLS at once if
// there is a certificate. Keeps the octets of a message in a maildir; sends nothing. Argument: the settings file.
'use strict';

const fs = require('node:fs');
const path = require('node:path');
const { SMTPServer } = require('smtp-server');

const settings = JSON.parse(fs.readFileSync(process.argv[2], 'utf8'));
let stored = 0;

function refusal(code, text) {
  return Object.assign(new Error(text), { responseCode: code });
}

function mailboxOf(address) {
  return path.join(settings.mailboxes, path.basename(address));
}

function isRightLogin(auth) {
  if (auth.username !== settings.user) return false;
  switch (auth.method) {
    case 'XOAUTH2': return auth.accessToken === settings.token;
    case 'CRAM-MD5': return auth.validatePassword(settings.password);
    default: return auth.password === settings.password;
  }
}

function onAuth(auth, session, done) {
  const good = isRightLogin(auth);
  console.log(`login by ${auth.method} ${good ? 'taken' : 'refused'}`);
  if (good) done(null, { user: auth.username });
  else if (auth.method === 'XOAUTH2') done(null, { data: { status: '401', schemes: 'bearer' } });
  else done(refusal(535, '5.7.8 no such login'));
}

function onRcptTo(recipient, session, done) {
  if (recipient.address === settings.full) done(settings.lmtp ? null : refusal(452, '4.2.2 mailbox full'));
  else done(fs.existsSync(mailboxOf(recipient.address)) ? null : refusal(550, '5.1.1 no such mailbox'));
}

function store(address, octets) {
  const name = `${String(++stored).padStart(6, '0')}.${process.pid}`;
  const mailbox = mailboxOf(address);
  fs.writeFileSync(path.join(mailbox, 'tmp', name), octets);
  fs.renameSync(path.join(mailbox, 'tmp', name), path.join(mailbox, 'new', name));
}

function onData(stream, session, done) {
  const parts = [];
  stream.on('data', part => parts.push(part));
  stream.on('end', () => {
    if (stream.sizeExceeded) return done(refusal(552, '5.3.4 message too big'));
    console.log('mail', JSON.stringify(session.envelope));

    // In LMTP each recipient has a reply of its own (RFC 2033 4.2); in SMTP nobody full came this far.
    const replies = session.envelope.rcptTo.map(({ address }) => {
      if (address === settings.full) return refusal(452, '4.2.2 mailbox full');
      store(address, Buffer.concat(parts));
      return '2.0.0 stored';
    });
    done(null, settings.lmtp ? replies : replies[0]);
  });
}

function listen(isSecure, port) {
  const server = new SMTPServer({
    name: settings.name,
    secure: isSecure,
    lmtp: settings.lmtp,
    size: settings.maxMessageBytes,
    hideSMTPUTF8: !settings.smtpUtf8,
    hide8BITMIME: !settings.eightBit,
    hideSTARTTLS: !settings.chain,
    hideREQUIRETLS: false, // under TLS only, by itself
    hideDSN: false,
    disabledCommands: settings.mechanisms.length ? [] : ['AUTH'],
    authMethods: settings.mechanisms,
    authOptional: !settings.mailNeedsAuth,
    allowInsecureAuth: !settings.authNeedsTls,
    disableReverseLookup: true,
    cert: settings.chain && fs.readFileSync(settings.chain),
    key: settings.key && fs.readFileSync(settings.key),
    onAuth,
    onRcptTo,
    onData,
  });
  server.on('error', failed => {
    console.log(String(failed));
    if (failed.syscall === 'listen') process.exit(1);
  });
  return new Promise(resolve => server.listen(port, settings.address, resolve));
}

async function main() {
  await listen(false, settings.port);
  if (settings.chain) await listen(true, settings.tlsPort);
  console.log('listening');
}

main();
