"""A language client that keeps every message and holds it against the protocol's types (lsprotocol)."""

import json
import queue
import subprocess
import threading
import typing

import cattrs
from lsprotocol import converters, types

TIMEOUT = 60
CONVERTER = converters.get_converter()


def read_action(action, _):
    """The library takes an action that holds a command for a command: only a command's own is a string."""
    is_command = isinstance(action.get("command"), str)
    return CONVERTER.structure(action, types.Command if is_command else types.CodeAction)


CONVERTER.register_structure_hook(typing.Union[types.Command, types.CodeAction], read_action)


# What is told of work: the library takes it for any value.
PROGRESS = {"begin": types.WorkDoneProgressBegin, "report": types.WorkDoneProgressReport, "end": types.WorkDoneProgressEnd}


class Invalid(Exception):
    """A message that is not what the protocol says."""


def validate(kind, message):
    """Reads `message` as the protocol's type and writes it again: what is lost was no part of the type."""
    try:
        again = CONVERTER.unstructure(CONVERTER.structure(message, kind), kind)
    except (cattrs.BaseValidationError, ValueError, TypeError, KeyError) as error:
        raise Invalid(f"{kind.__name__}: {error!r}\n{json.dumps(message)[:2000]}") from error
    for difference in differences(message, json.loads(json.dumps(again)), kind.__name__):
        raise Invalid(difference)


def differences(sent, read, place):
    """Where two JSON values differ; a key that is `null` may be left out."""
    if isinstance(sent, dict) and isinstance(read, dict):
        for key in sent.keys() | read.keys():
            yield from differences(sent.get(key), read.get(key), f"{place}.{key}")
    elif isinstance(sent, list) and isinstance(read, list) and len(sent) == len(read):
        for number, pair in enumerate(zip(sent, read)):
            yield from differences(*pair, f"{place}[{number}]")
    elif sent != read:
        yield f"{place}: sent {json.dumps(sent)[:200]}, read {json.dumps(read)[:200]}"


class Client:
    """Starts the server and speaks to it as an editor with the given capabilities."""

    def __init__(self, command, capabilities, root_uri, settings):
        self.process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE)
        self.settings = settings
        self.root_uri = root_uri
        self.asked = {}
        self.answers = queue.Queue()
        self.notifications = queue.Queue()
        self.seen = set()
        self.wrong = []
        self.next_id = 0
        threading.Thread(target=self.read, daemon=True).start()
        folder = {"uri": root_uri, "name": "drafts"}
        self.offers = self.request("initialize", {
            "processId": None, "rootUri": root_uri, "workspaceFolders": [folder],
            "capabilities": capabilities, "initializationOptions": settings,
        })["capabilities"]
        self.notify("initialized", {})

    def read(self):
        """Takes message after message, validates each and answers what the server asks."""
        stream = self.process.stdout
        while True:
            length = None
            while (line := stream.readline().strip()):
                name, _, value = line.partition(b":")
                if name.lower() == b"content-length":
                    length = int(value)
            if length is None:
                return
            self.take(json.loads(stream.read(length)))

    def take(self, message):
        method = message.get("method")
        try:
            if method is None:
                method = self.asked[message["id"]]
                validate(types.METHOD_TO_TYPES[method][1], message) if "error" not in message else \
                    validate(types.ResponseErrorMessage, message)
                self.answers.put(message)
                return
            validate(types.METHOD_TO_TYPES[method][0], message)
            if method == "$/progress" and (kind := message["params"]["value"].get("kind")):
                validate(PROGRESS[kind], message["params"]["value"])
            self.seen.add(method)
        except Invalid as error:
            self.wrong.append(f"{method}: {error}")
            if "method" not in message:
                self.answers.put(message)
        if "id" in message and "method" in message:
            self.send({"id": message["id"], "result": self.reply(method, message.get("params"))})
        elif "method" in message:
            self.notifications.put(message)

    def reply(self, method, params):
        if method == "workspace/configuration":
            return [self.settings for _ in params["items"]]
        if method == "workspace/applyEdit":
            return {"applied": True}
        if method == "workspace/workspaceFolders":
            return [{"uri": self.root_uri, "name": "drafts"}]
        if method == "window/showDocument":
            return {"success": True}
        return None

    def send(self, message):
        body = json.dumps({"jsonrpc": "2.0", **message}).encode()
        self.process.stdin.write(b"Content-Length: %d\r\n\r\n%s" % (len(body), body))
        self.process.stdin.flush()

    def notify(self, method, params):
        self.send({"method": method, "params": params})

    def request(self, method, params):
        """The result; an error answer is returned as `{"error": …}`."""
        self.next_id += 1
        self.asked[self.next_id] = method
        self.send({"id": self.next_id, "method": method, "params": params})
        answer = self.answers.get(timeout=TIMEOUT)
        assert answer["id"] == self.next_id, f"{method}: an answer to another request"
        return {"error": answer["error"]} if "error" in answer else answer["result"]

    def wait_for(self, method, wanted=lambda params: True):
        while True:
            message = self.notifications.get(timeout=TIMEOUT)
            if message["method"] == method and wanted(message["params"]):
                return message["params"]

    def end(self):
        self.request("shutdown", None)
        self.notify("exit", None)
        return self.process.wait(timeout=TIMEOUT)
