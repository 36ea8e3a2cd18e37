"""A client that knows nothing of this repository: the guest agent's documented handshake, then some commands, over a Unix socket.

Prints one line of JSON for each step; ends with status 1 if the agent does not keep to the protocol.
"""
import base64
import json
import random
import socket
import sys
import time


class Agent:
    def __init__(self, path):
        self.socket = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
        self.socket.settimeout(20)
        self.socket.connect(path)
        self.buffer = b""

    def receive_until(self, mark):
        while mark not in self.buffer:
            chunk = self.socket.recv(65536)
            if not chunk:
                sys.exit("the agent hung up")
            self.buffer += chunk
        before, _, self.buffer = self.buffer.partition(mark)
        return before

    def synchronise(self):
        number = random.randrange(2**31)
        request = {"execute": "guest-sync-delimited", "arguments": {"id": number}}
        # Half a request of somebody before us, which the byte must end.
        self.socket.sendall(b'{"execute": "guest-pi' + b"\xff" + json.dumps(request).encode() + b"\n")
        while True:
            self.receive_until(b"\xff")
            reply = json.loads(self.receive_until(b"\n"))
            if reply.get("return") == number:
                return

    def execute(self, command, **arguments):
        request = {"execute": command, "arguments": {name.replace("_", "-"): value for name, value in arguments.items()}}
        self.socket.sendall(json.dumps(request).encode() + b"\n")
        reply = json.loads(self.receive_until(b"\n"))
        if "return" not in reply:
            sys.exit(f"{command}: {reply}")
        return reply["return"]


def main(path, file):
    agent = Agent(path)
    agent.synchronise()
    print(json.dumps({"synchronised": True}))
    names = {command["name"] for command in agent.execute("guest-info")["supported_commands"]}
    print(json.dumps({"commands": sorted(names & {"guest-ping", "guest-exec", "guest-file-open"})}))
    agent.execute("guest-ping")

    content = bytes(range(256)) * 100
    handle = agent.execute("guest-file-open", path=file, mode="w+")
    written = agent.execute("guest-file-write", handle=handle, buf_b64=base64.b64encode(content).decode())
    agent.execute("guest-file-seek", handle=handle, offset=0, whence="set")
    read = b""
    while True:
        piece = agent.execute("guest-file-read", handle=handle, count=10000)
        read += base64.b64decode(piece["buf-b64"])
        if piece["eof"]:
            break
    agent.execute("guest-file-close", handle=handle)
    print(json.dumps({"written": written["count"], "same": read == content}))

    pid = agent.execute("guest-exec", path="/bin/cat", input_data=base64.b64encode(b"to and fro").decode(), capture_output=True)["pid"]
    while True:
        status = agent.execute("guest-exec-status", pid=pid)
        if status["exited"]:
            break
        time.sleep(0.02)
    print(json.dumps({"exitcode": status["exitcode"], "output": base64.b64decode(status["out-data"]).decode()}))


main(*sys.argv[1:])
