# Runs aiosmtpd as AiosmtpdServer.cs asks: one listener in clear text or with STARTTLS, one with TLS at once if there is a
# certificate. Keeps the octets of a message in a maildir; sends nothing. Argument: the settings file.
import asyncio
import itertools
import json
import os
import ssl
import sys
import warnings

from aiosmtpd.lmtp import LMTP
from aiosmtpd.smtp import SMTP, AuthResult

with open(sys.argv[1], encoding="utf-8") as file:
    settings = json.load(file)

numbers = itertools.count(1)
is_lmtp = settings["lmtp"]


class Handler:
    """Says what becomes of recipients and messages."""

    async def handle_RCPT(self, server, session, envelope, address, rcpt_options):
        if address == settings["full"]:
            if not is_lmtp:
                return "452 4.2.2 mailbox full"
        elif not os.path.isdir(os.path.join(settings["mailboxes"], os.path.basename(address))):
            return "550 5.1.1 no such mailbox"
        envelope.rcpt_tos.append(address)
        envelope.rcpt_options.extend(rcpt_options)
        return "250 2.1.5 ok"

    async def handle_DATA(self, server, session, envelope):
        print("mail", json.dumps([envelope.mail_from, envelope.mail_options, envelope.rcpt_tos]))
        if not is_lmtp:
            for address in envelope.rcpt_tos:
                store(address, envelope.original_content)
            return "250 2.0.0 stored"

        # RFC 2033 4.2: one reply for each recipient, in their order.
        replies = []
        for address in envelope.rcpt_tos:
            if address == settings["full"]:
                replies.append("452 4.2.2 mailbox full")
            else:
                store(address, envelope.original_content)
                replies.append("250 2.0.0 stored")
        return "\r\n".join(replies)


def store(address, content):
    name = f"{next(numbers):06}.{os.getpid()}"
    mailbox = os.path.join(settings["mailboxes"], address)
    with open(os.path.join(mailbox, "tmp", name), "wb") as message:
        message.write(content)
    os.rename(os.path.join(mailbox, "tmp", name), os.path.join(mailbox, "new", name))


def authenticate(server, session, envelope, mechanism, given):
    good = given.login == settings["user"].encode() and given.password == settings["password"].encode()
    print("login by", mechanism, "taken" if good else "refused")
    return AuthResult(success=good, handled=good)


def make_session(starttls, is_secure):
    kind = LMTP if is_lmtp else SMTP
    mechanisms = settings["mechanisms"]
    hidden = {"PLAIN", "LOGIN"} - set(mechanisms)
    return kind(
        Handler(),
        hostname=settings["name"],
        ident="aiosmtpd",
        data_size_limit=settings["maxMessageBytes"],
        enable_SMTPUTF8=settings["smtpUtf8"],
        tls_context=starttls,
        auth_required=settings["mailNeedsAuth"],
        auth_require_tls=settings["authNeedsTls"] and not is_secure,
        auth_exclude_mechanism=hidden,
        authenticator=authenticate,
        loop=asyncio.get_running_loop(),
    )


async def main():
    context = None
    if settings["chain"]:
        context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
        context.load_cert_chain(settings["chain"], settings["key"])
    loop = asyncio.get_running_loop()
    await loop.create_server(lambda: make_session(context, False), settings["address"], settings["port"])
    if context:
        await loop.create_server(lambda: make_session(None, True), settings["address"], settings["tlsPort"], ssl=context)
    print("listening")
    await asyncio.Event().wait()


warnings.simplefilter("ignore")  # it warns of AUTH without TLS, which is what some tests are about
asyncio.run(main())
