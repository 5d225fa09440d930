#!/usr/bin/env python3
"""A pretended mail or web server on 127.0.0.1: says its port, serves one caller (or more, in turn), then prints what it heard.

usage: pretend_server.py smtp|http|silent [--tls plain|starttls|whole] [--chain FILE --key FILE] [--refuse 550]
                         [--status 200] [--location URL] [--body N] [--callers N]
"""
import argparse
import socket
import ssl
import sys

options = argparse.ArgumentParser()
options.add_argument("kind", choices=["smtp", "http", "silent"])
options.add_argument("--tls", default="plain")
options.add_argument("--chain")
options.add_argument("--key")
options.add_argument("--refuse", default="")
options.add_argument("--status", default="200")
options.add_argument("--location", default="")
options.add_argument("--body", type=int, default=2)
options.add_argument("--callers", type=int, default=1)
asked = options.parse_args()

listener = socket.create_server(("127.0.0.1", 0))
listener.settimeout(20)
print(listener.getsockname()[1], flush=True)
heard = []


def secured(connection):
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(asked.chain, asked.key)
    return context.wrap_socket(connection, server_side=True)


def serve_smtp(connection):
    reader = connection.makefile("rb")

    def say(line):
        connection.sendall(line.encode() + b"\r\n")

    say("220 pretended ESMTP")
    in_data = False
    while line := reader.readline():
        text = line.decode("utf-8", "replace").rstrip("\r\n")
        heard.append(text)
        command = text.upper()
        if in_data:
            if text == ".":
                in_data = False
                say("250 taken")
        elif command.startswith("EHLO"):
            offers = ["250-pretended"]
            if asked.tls == "starttls" and not isinstance(connection, ssl.SSLSocket):
                offers.append("250-STARTTLS")
            connection.sendall(("\r\n".join(offers + ["250 AUTH PLAIN"]) + "\r\n").encode())
        elif command == "STARTTLS":
            say("220 go ahead")
            connection = secured(connection)
            reader = connection.makefile("rb")
        elif command.startswith("AUTH"):
            if asked.refuse == "535":
                say("535 not known")
            else:
                say("334 ")
                reader.readline()  # the password is heard and not kept
                say("235 known")
        elif command.startswith("RCPT") and asked.refuse and asked.refuse != "535":
            say(asked.refuse + " refused")
        elif command == "DATA":
            in_data = True
            say("354 go on")
        elif command == "QUIT":
            say("221 bye")
            return
        else:
            say("250 fine")


def serve_http(connection):
    reader = connection.makefile("rb")
    length = 0
    while (line := reader.readline()) not in (b"\r\n", b""):
        text = line.decode().rstrip("\r\n")
        heard.append(text)
        if text.lower().startswith("content-length:"):
            length = int(text.split(":")[1])
    heard.append("")
    heard.append(reader.read(length).decode())
    head = f"HTTP/1.1 {asked.status} Said\r\nContent-Length: {asked.body}\r\nConnection: close\r\n"
    if asked.location:
        head += f"Location: {asked.location}\r\n"
    connection.sendall(head.encode() + b"\r\n" + b"a" * asked.body)


def serve_one():
    caller, _ = listener.accept()
    caller.settimeout(20)
    if asked.tls == "whole":
        caller = secured(caller)
    if asked.kind == "smtp":
        serve_smtp(caller)
    elif asked.kind == "http":
        serve_http(caller)
    else:
        caller.recv(1 << 16)
        while caller.recv(1 << 16):
            pass
    caller.close()


try:
    for _ in range(asked.callers):
        serve_one()
except (OSError, ssl.SSLError) as broke:
    heard.append(f"broke: {broke}")
try:
    sys.stdout.write("\n".join(heard) + "\n")
    sys.stdout.flush()
except BrokenPipeError:  # the test has heard enough
    sys.stderr.close()
