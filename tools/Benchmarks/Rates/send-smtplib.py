"""Sends with smtplib as ScriptMailer.cs asks: a line "PORT COUNT one|each FILE", with tabs between them, on standard input, the nanoseconds it took on
standard output."""

import platform
import smtplib
import sys
import time


def connect(port):
    return smtplib.SMTP("127.0.0.1", port, local_hostname="localhost")


def deliver(client, message):
    client.sendmail("freezer@example.com", ["cook@example.com"], message)


def send(port, count, one, message):
    start = time.perf_counter_ns()
    if one:
        with connect(port) as client:
            for _ in range(count):
                deliver(client, message)
    else:
        for _ in range(count):
            with connect(port) as client:
                deliver(client, message)
    return time.perf_counter_ns() - start


def main():
    print(f"smtplib, Python {platform.python_version()}", flush=True)
    for line in sys.stdin:
        port, count, connections, file = line.rstrip("\n").split("\t")
        with open(file, "rb") as source:
            message = source.read()
        print(send(int(port), int(count), connections == "one", message), flush=True)


main()
