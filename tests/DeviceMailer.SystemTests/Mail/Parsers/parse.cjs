// Prints what npm's mailparser finds in messages: a line for each field that matters and for each part, with the hash of its bytes.
// Arguments: the messages' files; beside each goes a file with .mailparser at its end.
'use strict';

const crypto = require('node:crypto');
const fs = require('node:fs');
const { simpleParser } = require('mailparser');

// Nothing is to be made of what is there: no HTML of text, no text of HTML, no links.
const options = { skipHtmlToText: true, skipTextToHtml: true, skipTextLinks: true, skipImageLinks: true, keepCidLinks: true };

// ASCII in all, as System.Text.Json and Python have it.
function quoted(text) {
  return JSON.stringify(text).replace(/[^\x20-\x7e]/g, c => '\\u' + c.charCodeAt(0).toString(16).padStart(4, '0'));
}

function mailbox({ address, name, group }) {
  return group && !group.length ? `${quoted(name)}:;` : `${quoted(name)} <${address}>`;
}

function header(mail) {
  const lines = [];
  for (const name of ['from', 'sender', 'reply-to', 'to', 'cc']) {
    const field = mail.headers.get(name);
    if (field) lines.push(`${name} ${field.value.map(mailbox).join(', ')}`);
  }
  if (mail.headerLines.some(({ key }) => key === 'subject')) lines.push(`subject ${quoted(mail.subject || '')}`);
  if (mail.headers.has('date')) lines.push(`date ${mail.date.toISOString().replace('.000', '')}`);
  for (const name of ['message-id', 'auto-submitted', 'importance', 'x-priority']) {
    const line = mail.headerLines.find(({ key }) => key === name);
    if (line) lines.push(`${name} ${line.line.slice(name.length + 2)}`);
  }
  return lines;
}

async function part(attachment) {
  const { headers, contentDisposition, filename, contentId, content } = attachment;
  const contentType = headers.get('content-type').value; // as it was sent: the attachment's own is one that suits the name
  const start = `part ${contentType} ${contentDisposition} ${quoted(filename)} ${contentId || '<>'}`;
  if (contentType === 'message/rfc822') return `${start} (${await everything(content)})`;
  return `${start} ${content.length} ${crypto.createHash('sha256').update(content).digest('hex')}`;
}

async function everything(octets) {
  const mail = await simpleParser(octets, options);
  const lines = header(mail);

  // Alone, an empty text is no text to mailparser; beside other parts it is a line end.
  if (mail.text && mail.text !== '\n') lines.push(`text ${quoted(mail.text)}`);
  if (mail.html) lines.push(`html ${quoted(mail.html)}`);
  for (const attachment of mail.attachments) lines.push(await part(attachment));
  return lines.join('\n');
}

async function main() {
  for (const path of process.argv.slice(2)) fs.writeFileSync(`${path}.mailparser`, await everything(fs.readFileSync(path)));
}

main();
