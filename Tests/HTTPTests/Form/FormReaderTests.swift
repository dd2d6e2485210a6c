import Testing

@testable import HTTP

@Suite struct FormReaderTests {
    private static func request(_ type: String?, _ body: [UInt8], pieces: Int = 64) -> Request {
        var fields = Fields()
        if let type { fields.append(.contentType, type) }
        return Request(
            method: .post, target: RequestTarget(path: "/"), fields: fields,
            body: .bytes(body, pieces: pieces, limit: 64 << 20))
    }

    private static func multipart(_ parts: [(head: String, bytes: [UInt8])], pieces: Int = 64) -> Request {
        var body: [UInt8] = []
        for part in parts {
            body +=
                Array("--b\r\nContent-Disposition: form-data; \(part.head)\r\n\r\n".utf8) + part.bytes + [0x0D, 0x0A]
        }
        return request("multipart/form-data; boundary=b", body + Array("--b--\r\n".utf8), pieces: pieces)
    }

    @Test(arguments: [1, 10, 64, 65_536]) func `reads what is asked for and passes over the rest`(pieces: Int)
        async throws
    {
        let file = (0..<10_000).map { UInt8(truncatingIfNeeded: $0) }
        var reader = try FormReader(
            Self.multipart(
                [
                    ("name=title", Array("Größe".utf8)), ("name=skipped; filename=s.png", file),
                    ("name=image; filename=\"dir/i.png\"\r\nContent-Type: image/png", file), ("name=last", []),
                ], pieces: pieces))
        let title = try #require(try await reader.next())
        #expect(title.name == "title")
        #expect(!title.isFile)
        #expect(try await title.text() == "Größe")
        #expect(try await title.read() == nil)
        let skipped = try #require(try await reader.next())
        #expect(try await skipped.read(upTo: 5)?.count ?? 0 <= 5)
        let image = try #require(try await reader.next())
        #expect(image.fileName == "dir/i.png")
        #expect(image.safeName == "i.png")
        #expect(image.contentType == "image/png")
        let first = try await image.read(upTo: 3) ?? []
        let isWhole = try await first + image.collect(limit: 10_000) == file
        #expect(isWhole)
        let last = try #require(try await reader.next())
        #expect(try await last.text() == "")
        #expect(try await reader.next() == nil)
        #expect(try await reader.next() == nil)
    }

    @Test func `refuses to read a part that was left behind`() async throws {
        var reader = try FormReader(Self.multipart([("name=a", [0x61]), ("name=b", [0x62])]))
        let first = try #require(try await reader.next())
        let second = try #require(try await reader.next())
        await #expect(throws: HTTPError.self) { try await first.read() }
        #expect(try await second.text() == "b")
    }

    @Test func `passes a file of 20 MB through without holding it`() async throws {
        let file = (0..<20 << 16).flatMap { _ in [0x0D, 0x0A, 0x2D, 0x2D] + [UInt8](repeating: 0xFF, count: 12) }
        var reader = try FormReader(Self.multipart([("name=a; filename=f", file)], pieces: 65_536))
        let part = try #require(try await reader.next())
        var count = 0
        while let bytes = try await part.read() {
            #expect(bytes.count <= 65_536)
            count += bytes.count
        }
        #expect(count == file.count)
    }

    @Test(arguments: [16, 65_536]) func `holds text to its limit and to UTF-8`(pieces: Int) async throws {
        var limits = FormLimits()
        limits.textByName = ["image": 100_000]
        let text = [UInt8](repeating: 0x61, count: 65_536)
        for (name, bytes, status) in [
            ("a", text, nil), ("a", text + [0x61], .contentTooLarge), ("image", text + [0x61], nil),
            ("a", [0xFF], .badRequest), ("a", [0xC3], .badRequest), ("a", [0], .badRequest),
        ] as [(String, [UInt8], Status?)] {
            let multipart = Self.multipart([("name=\(name)", bytes)], pieces: pieces)
            let escaped = "\(name)=".utf8 + bytes.flatMap { Array("%\(Self.hex($0))".utf8) }
            let encoded = Self.request("application/x-www-form-urlencoded", Array(escaped), pieces: pieces)
            for request in [multipart, encoded] {
                do {
                    let form = try await Form(reading: request, limits: limits)
                    #expect(status == nil)
                    #expect(form.fields == [FormField(name: name, value: String(decoding: bytes, as: UTF8.self))])
                } catch let error as HTTPError {
                    #expect(error.status == status)
                }
            }
        }
    }

    private static func hex(_ byte: UInt8) -> String { (byte < 16 ? "0" : "") + String(byte, radix: 16) }

    @Test func `collects the text fields of either type`() async throws {
        let encoded = Self.request("application/x-www-form-urlencoded; charset=UTF-8", Array("a=1&b=2+3&a=%C3%BC".utf8))
        let parts = [("name=a", Array("1".utf8)), ("name=f; filename=x", [0xFF]), ("name=b", Array("2 3".utf8))]
        for form in [
            try await Form(reading: encoded),
            try await Form(reading: Self.multipart(parts + [("name=a", Array("ü".utf8))])),
        ] {
            #expect(form.fields.map(\.name) == ["a", "b", "a"])
            #expect(form["a"] == "1")
            #expect(form["b"] == "2 3")
            #expect(form["f"] == nil)
            #expect(form.all("a") == ["1", "ü"])
        }
    }

    @Test(
        arguments: [
            (nil, 415), ("text/plain", 415), ("application/json", 415), ("multipart/mixed; boundary=b", 415), ("", 400),
            ("multipart/form-data", 400), ("multipart/form-data; boundary=\"b \"", 400),
            ("multipart/form-data; boundary", 400),
        ] as [(String?, Int)])
    func `refuses other types`(type: String?, status: Int) {
        let error = #expect(throws: HTTPError.self) { try FormReader(Self.request(type, [])) }
        #expect(error?.status.code == status)
    }

    @Test func `an empty body is a form of no fields only when urlencoded`() async throws {
        #expect(try await Form(reading: Self.request("application/x-www-form-urlencoded", [])).fields.isEmpty)
        await #expect(throws: HTTPError.self) {
            try await Form(reading: Self.request("multipart/form-data; boundary=b", []))
        }
    }

    @Test func `gives a long urlencoded value in pieces`() async throws {
        var reader = try FormReader(Self.request("application/x-www-form-urlencoded", Array("a=bcd&e=".utf8)))
        let part = try #require(try await reader.next())
        #expect(try await part.read(upTo: 2) == [0x62, 0x63])
        #expect(try await part.read(upTo: 2) == [0x64])
        #expect(try await part.read(upTo: 2) == nil)
        let empty = try #require(try await reader.next())
        #expect(try await empty.collect(limit: 0) == [])
        #expect(try await reader.next() == nil)
    }
}
