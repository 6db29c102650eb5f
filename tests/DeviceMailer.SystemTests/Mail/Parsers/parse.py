# Prints what Python's email package finds in messages: a line for each field that matters and for each part, with the hash of its
# bytes. Arguments: the messages' files; beside each goes a file with .python at its end.
import hashlib
import json
import re
import sys
from datetime import timezone
from email import message_from_bytes, policy
from email.errors import NonASCIILocalPartDefect, UndecodableBytesDefect
from email.header import decode_header, make_header
from email.utils import getaddresses


# UTF-8 in headers (RFC 6532), which the package takes for octets of no meaning.
def readable(text):
    return text.encode("utf-8", "surrogateescape").decode("utf-8")


# The package has two interfaces. The newer one keeps the blank between two encoded words, which RFC 2047 6.2 takes out, in Debian's
# Python (python/cpython#128110); the older one takes blanks off names.
def names(message, field):
    raw = dict(message.raw_items())[field]
    if re.search(r"\?=\s+=\?", raw):
        return [str(make_header(decode_header(name))) for name, address in getaddresses([raw]) if address]
    return [address.display_name for address in message[field].addresses]


def mailboxes(message, field):
    known = iter(names(message, field))
    for group in message[field].groups:
        if group.display_name is not None and not group.addresses:
            yield json.dumps(group.display_name) + ":;"
        for address in group.addresses:
            yield f"{json.dumps(next(known))} <{readable(address.addr_spec)}>"


def header(message):
    for name in ("From", "Sender", "Reply-To", "To", "Cc"):
        if name in message:
            yield f"{name.lower()} " + ", ".join(mailboxes(message, name))
    if "Subject" in message:
        yield "subject " + json.dumps(str(message["Subject"]))
    if "Date" in message:
        yield "date " + message["Date"].datetime.astimezone(timezone.utc).strftime("%Y-%m-%dT%H:%M:%SZ")
    for name in ("Message-ID", "Auto-Submitted", "Importance", "X-Priority"):
        if name in message:
            yield f"{name.lower()} {message[name]}"


def parts(message):
    if message.is_multipart() and message.get_content_maintype() == "multipart":
        yield "part " + message.get_content_type()
        for part in message.iter_parts():
            yield from parts(part)
        return
    found = ["part", message.get_content_type()]
    name = "Content-Disposition" in message and message["Content-Disposition"].params["filename"]
    if message.get_content_maintype() == "text" and not name:
        found.append(message.get_content_charset())
    found.append(message["Content-Transfer-Encoding"])
    if name:
        found += [message.get_content_disposition(), json.dumps(name), message["Content-ID"] or "<>"]
    if message.get_content_type() == "message/rfc822":
        found.append("(" + "\n".join(everything(message.get_payload(0))) + ")")
    else:
        content = message.get_payload(decode=True)
        if content.startswith(b"begin 644 "):
            found.append("uuencoded")
        else:
            found += [str(len(content)), hashlib.sha256(content).hexdigest()]
    yield " ".join(found)


# The name of a file for readers that know encoded words only: in quotes, which RFC 2047 5 forbids and the package reports. It must be the same name.
def older_name(part):
    raw = dict(part.raw_items()).get("Content-Type", "")
    found = re.search(r'\sname="(=\?[^"]*)"', raw)
    return found and str(make_header(decode_header(found[1])))


def defects(message):
    for part in message.walk():
        found = list(part.defects)
        older = older_name(part)
        if older and older != part["Content-Disposition"].params["filename"]:
            yield f"older name {json.dumps(older)}"
        for field, value in part.items():
            if field != "Content-Type" or not older:
                found += getattr(value, "defects", [])
        for defect in found:
            if not isinstance(defect, (UndecodableBytesDefect, NonASCIILocalPartDefect)):  # RFC 6532
                yield f"defect {defect!r}"


def everything(message):
    yield from header(message)
    yield from parts(message)
    yield from defects(message)


for path in sys.argv[1:]:
    with open(path, "rb") as file:
        parsed = message_from_bytes(file.read(), policy=policy.default)
    with open(path + ".python", "w", encoding="utf-8", errors="backslashreplace") as file:
        file.write("\n".join(everything(parsed)))
