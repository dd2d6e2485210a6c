import Foundation
import Testing

/// A program that speaks like a worker and misbehaves on request: at its start as its name says, later as the bytes that
/// it gets say.
///
/// One script for all; each test has links of its own to it, since a file that is being written cannot be started.
struct FakeWorker {
    /// What it does at its start.
    enum Start: String, CaseIterable {
        case good
        case dies
        case hangs
        case garbles
        /// Ready the first time, later it dies.
        case once
        /// Ready the first time and after three deaths.
        case stumbles
        /// One of them dies; the others are ready when nothing is left of it.
        case firstDies
        /// Answers before it has read what it is asked.
        case early
    }

    let folder: URL
    let path: String

    init(_ start: Start) throws {
        let script = try Self.script.get()
        folder = FileManager.default.temporaryDirectory.appending(path: "fake-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        path = folder.appending(path: start.rawValue).path
        try FileManager.default.createSymbolicLink(atPath: path, withDestinationPath: script)
        #expect(mkfifo(folder.appending(path: "gate").path, 0o600) == 0)
    }

    func remove() {
        try? FileManager.default.removeItem(at: folder)
    }

    /// Lets one worker go on that was told to "wait".
    func letGo() {
        let gate = open(folder.appending(path: "gate").path, O_RDWR | O_CLOEXEC)
        write(gate, "!", 1)
        // The byte is lost with the last descriptor, so the worker itself takes the gate away when it has it.
        while access(folder.appending(path: "passed").path, F_OK) != 0 { sched_yield() }
        close(gate)
    }

    private static let script: Result<String, any Error> = Result {
        let path = FileManager.default.temporaryDirectory.appending(path: "fake-worker-\(UUID().uuidString)").path
        try Data(source.utf8).write(to: URL(fileURLWithPath: path))
        chmod(path, 0o700)
        atexit { if let path = try? FakeWorker.script.get() { unlink(path) } }
        return path
    }

    private static let source = #"""
        #!/usr/bin/python3 -IS
        import os, sys, time

        folder, start = os.path.split(sys.argv[0])
        READY = ('{"reply":"ready","decodes":["image/jpeg","image/png"],"readsText":["eng"],"readsCodes":true,'
                 '"unprotected":[]}')

        def sleep():
            while True:
                time.sleep(1000)

        def header(head, payload):
            return head.to_bytes(4, "little") + payload.to_bytes(4, "little")

        def send(data):
            while data:
                data = data[os.write(0, data):]

        def frame(head, payload=b""):
            head = head.encode()
            return header(len(head), len(payload)) + head + payload

        def refusal(detail):
            quoted = "".join(c if c.isalnum() or c in " =_-./:[]" else "\\u%04x" % ord(c) for c in detail)
            return frame('{"reply":"refused","why":"damaged","reason":"said so","detail":"%s"}' % quoted)

        def receive(count):
            data = bytearray()
            while len(data) < count:
                piece = os.read(0, min(count - len(data), 1 << 20))
                if not piece:
                    sys.exit(0)
                data += piece
            return bytes(data)

        def task():
            lengths = receive(8)
            if start == "early":
                send(refusal("early"))
                sleep()
            receive(int.from_bytes(lengths[:4], "little"))
            return receive(int.from_bytes(lengths[4:], "little"))

        def text_of(path):
            with open(path, "rb") as file:
                return file.read().decode()

        def is_open(descriptor):
            try:
                os.fstat(descriptor)
                return True
            except OSError:
                return False

        def picture(payload, kind):
            size = '{"width":1,"height":1}'
            return frame(
                '{"reply":"prepared","type":"%s","picture":%d,"receipt":{"type":"image/bmp","colours":[],'
                '"flattened":false,"padded":false,"framesDropped":0,"removed":["gps"],"sizeBefore":%s,"sizeAfter":%s,'
                '"bytesBefore":1,"bytesAfter":1}}' % (kind, len(payload), size, size), payload)

        def starts():
            with open(os.path.join(folder, "starts"), "a+") as file:
                file.write(".")
                file.seek(0)
                return len(file.read())

        if start == "dies" or start == "once" and starts() > 1 or start == "stumbles" and 1 < starts() < 5:
            os._exit(7)
        if start == "firstDies":
            name = os.path.join(folder, "first")
            try:
                first = os.open(name, os.O_CREAT | os.O_EXCL | os.O_WRONLY)
                os.write(first, b"%d." % os.getpid())
                os._exit(7)
            except FileExistsError:
                while not text_of(name).endswith("."): os.sched_yield()
                while os.path.exists("/proc/" + text_of(name)[:-1]): os.sched_yield()
        if start == "hangs":
            sleep()
        if start == "garbles":
            send(b"\xff" * 100)
            sleep()
        send(frame(READY))

        count = 0
        while True:
            payload = task()
            count += 1
            command = payload[:20].split(b" ")[0].decode("latin-1")
            if command == "hang": sleep()
            elif command == "stop": os.kill(os.getpid(), 19)
            elif command == "die": os._exit(3)
            elif command == "crash": os.kill(os.getpid(), 11); sleep()
            elif command == "hangup": os.close(0); sleep()
            elif command == "flood": send(header(2, 0xFFFFFFFF) + b"{}"); sleep()
            elif command == "longhead": send(header(0xFFFFFFFF, 0)); sleep()
            elif command == "garbage": send(bytes(range(256))); sleep()
            elif command == "half": send(refusal("half")[:-9]); os._exit(0)
            elif command == "halfhang": send(refusal("half")[:-9]); sleep()
            elif command == "twice": send(refusal("one") + refusal("two"))
            elif command == "ready": send(frame(READY))
            elif command == "wrong": send(frame('{"reply":"read","text":0,"words":0,"codes":[]}'))
            elif command == "last": send(refusal("last")); os._exit(0)
            elif command == "wait":
                with open(os.path.join(folder, "gate"), "rb", 0) as gate: gate.read(1)
                open(os.path.join(folder, "passed"), "w").close()
                send(refusal("waited"))
            elif command == "environment": send(refusal(text_of("/proc/self/environ").replace("\0", "\n")))
            elif command == "descriptors":
                links = ["%d %s" % (n, os.readlink("/proc/self/fd/%d" % n)) for n in range(1024) if is_open(n)]
                send(refusal("\n".join(links)))
            elif command == "process":
                lines = [l for l in text_of("/proc/self/status").split("\n") if l.startswith(("SigBlk", "SigIgn"))]
                send(refusal("\n".join(lines + ["group %d %d" % (os.getpgrp(), os.getpid())])))
            elif command == "count": send(refusal("%d" % count))
            elif command == "measure":
                send(refusal("%d %d %s" % (len(payload), payload.count(7), payload[-4:].hex())))
            elif command == "large": send(picture(b"x" * int(payload.split(b" ")[1]), "image/png"))
            elif command == "picture": send(picture(payload[8:], "image/png"))
            else: send(refusal("ok"))
        """#
}
