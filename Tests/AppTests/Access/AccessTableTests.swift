import HTTP
import Testing
import Vignette

@testable import App

/// Every address, as each kind of caller is answered there. A route without a row fails, and a row without a route. The
/// APIs have a table of their own, `GatewayTable`.
@Suite struct AccessTableTests {
    /// The columns. With the first six everybody may come in, with the next three whoever a proxy has signed in, and
    /// with the others there are keys.
    enum Who: Int, CaseIterable {
        case nobody, owner, otherVisitor, identity, crossSite, foreignOrigin
        case unsigned, signedInOwner, signedInOther
        case keyless, keyOwner, otherKey, wrongKey, revokedKey, browserBesideKeys, signedInWithOtherToken, unsignedKey

        var isClosed: Bool { [.unsigned, .signedInOwner, .signedInOther, .unsignedKey].contains(self) }
        var hasKeys: Bool { rawValue >= Who.keyless.rawValue }

        var fields: [(String, String)] {
            switch self {
            case .nobody, .keyless: []
            // Where a name is wanted, a cookie is none.
            case .owner, .unsigned: [Analysis.ownerCookie]
            case .otherVisitor: [("Cookie", "vignette=" + String(repeating: "cd", count: 16))]
            case .identity, .signedInOther: [("Remote-User", "bob")]
            case .crossSite: [Analysis.ownerCookie, ("Sec-Fetch-Site", "cross-site")]
            case .foreignOrigin: [Analysis.ownerCookie, ("Origin", "https://evil.example")]
            case .signedInOwner: [("Remote-User", "ann")]
            case .keyOwner, .unsignedKey: [SampleKeys.ci.field]
            case .otherKey: [SampleKeys.other.field]
            // What is theirs by a cookie is not, with a key that is none.
            case .wrongKey: [Analysis.ownerCookie, SampleKeys.unknown.field]
            case .revokedKey: [SampleKeys.revoked.field]
            case .browserBesideKeys: [Analysis.ownerCookie, ("Sec-Fetch-Site", "same-origin")]
            // Some proxies pass a token of theirs on.
            case .signedInWithOtherToken: [("Remote-User", "ann"), SampleKeys.unknown.field]
            }
        }

        var thingsOwner: Owner {
            switch self {
            case .signedInOwner, .signedInWithOtherToken: Owner(.identity, "ann")
            case .keyOwner, .revokedKey, .unsignedKey: Owner(.key, "ci")
            default: Analysis.sampleOwner
            }
        }
    }

    private static let everybody = Array(repeating: 200, count: Who.allCases.count)
    private static let inside = [
        200, 200, 200, 200, 200, 200, 401, 200, 200, 200, 200, 200, 200, 200, 200, 200, 401,
    ]
    private static let owners = [
        403, 303, 403, 403, 403, 403, 401, 303, 403, 401, 303, 403, 401, 401, 303, 303, 401,
    ]

    private static let table: [String: [Int]] = [
        "GET /": inside,
        "POST /": [303, 303, 303, 303, 403, 403, 401, 303, 303, 401, 303, 303, 401, 401, 303, 303, 401],
        "GET /a/{id}": everybody,
        "GET /a/{id}/events": everybody,
        "GET /a/{id}/picture/{n}": everybody,
        "GET /a/{id}/thumbnail/{n}": everybody,
        "POST /a/{id}/again": owners,
        "POST /a/{id}/ask": owners,
        "POST /a/{id}/stop": owners,
        "POST /a/{id}/alt": owners,
        "POST /a/{id}/delete": owners,
        "GET /c/{id}": inside,
        "POST /c/{id}/retry": owners,
        "GET /embed/{id}": everybody,
        "GET /oembed": everybody,
        "GET /library": inside,
        "GET /library.csv": inside,
        "GET /library.jsonl": inside,
        "GET /recipes": inside,
        "GET /recipes/{name}": inside,
        "GET /recipes/try": inside,
        "POST /recipes/try": [200, 200, 200, 200, 403, 403, 401, 200, 200, 401, 200, 200, 401, 401, 200, 200, 401],
        "GET /status": inside,
        "GET /status.json": inside,
        // Nobody here is at this machine itself, as far as that shows.
        "GET /metrics": Array(repeating: 403, count: Who.allCases.count),
    ]

    private static let forms = [
        "POST /a/{id}/ask": [("prompt", "Why?")], "POST /a/{id}/alt": [("alt", "A cat")],
        "POST /recipes/try": [("title", "Cats"), ("prompt", "How many?")],
    ]

    private static func desk(_ who: Who) throws -> TestDesk {
        let bench = try TestDesk {
            $0.identityHeader = FieldName("Remote-User")
            if who.isClosed { $0.web = .identity }
        }
        if who.hasKeys { bench.desk.access.keys.replace(with: SampleKeys.kept) }
        return bench
    }

    @Test func `every route has its row`() throws {
        let routes = try Self.desk(.nobody).routes.map(\.description)
        #expect(routes.filter { GatewayTable.rows[$0] == nil }.sorted() == Self.table.keys.sorted())
        #expect(Self.table.values.allSatisfy { $0.count == Who.allCases.count })
    }

    @Test(arguments: Who.allCases)
    func `everybody is answered as the table says`(who: Who) async throws {
        let bench = try Self.desk(who)
        for route in bench.routes.map(\.description) where GatewayTable.rows[route] == nil {
            let request = try await Self.request(route, who, bench)
            let status = try await bench.send(request).status
            #expect(status == Self.table[route]?[who.rawValue], "\(route) by \(who)")
        }
    }

    @Test(arguments: Who.allCases)
    func `what there is not tells nobody who must sign in`(who: Who) async throws {
        let bench = try Self.desk(who)
        for route in bench.routes.map(\.description) where route.contains("{id}") && route.hasPrefix("POST") {
            let request = Self.request(route, at: Self.path(route, .random(), .random()), who)
            let reply = try await bench.send(request)
            let expected: Failure.Code =
                switch who {
                case .crossSite, .foreignOrigin: .crossOrigin
                case .unsigned, .unsignedKey, .keyless, .wrongKey, .revokedKey: .unauthorized
                default: .notFound
                }
            #expect(reply.code == expected, "\(route) by \(who)")
        }
    }

    /// Of a new analysis in a new collection.
    private static func request(_ route: String, _ who: Who, _ bench: TestDesk) async throws -> Request {
        var analysis = Analysis.kept(owner: who.thingsOwner)
        let collection = PictureCollection.ID.random()
        analysis.place = CollectionPlace(collection, position: 0)
        try await bench.keep([analysis], in: .new(collection))
        return request(route, at: path(route, analysis.id, collection), who)
    }

    private static func path(_ route: String, _ id: Analysis.ID, _ collection: PictureCollection.ID) -> String {
        let pattern = route.split(separator: " ")[1]
        let path = pattern.replacing("/c/{id}", with: "/c/\(collection)").replacing("{id}", with: id.text)
            .replacing("{n}", with: "1").replacing("{name}", with: "describe")
        return path == "/oembed" ? "/oembed?url=http%3A%2F%2Flocalhost%3A8080%2Fa%2F\(id)" : String(path)
    }

    private static func request(_ route: String, at path: String, _ who: Who) -> Request {
        guard route.hasPrefix("POST") else { return .make(.get, path, fields: who.fields, peer: .local) }
        let isUpload = route == "POST /"
        let form = forms[route]
        let type = isUpload ? FormParts.contentType : form.map { _ in "application/x-www-form-urlencoded" }
        let fields = who.fields + (type.map { [("Content-Type", $0)] } ?? [])
        var request = Request.make(.post, path, fields: fields, peer: .local)
        if isUpload { request.body = .bytes(FormParts.picture().body) }
        if let form { request.body = .bytes(FormParts.encoded(form)) }
        return request
    }
}
